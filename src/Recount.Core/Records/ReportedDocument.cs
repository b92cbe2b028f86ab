namespace Recount.Core;

/// <summary>A version of a document with what it says: what reconciliation merges and publishing quotes.</summary>
/// <param name="Document">Its <see cref="Document.Text"/> is what every offset is into.</param>
/// <param name="Observations">Of that version.</param>
public sealed record ReportedDocument(Document Document, DocumentObservations Observations);
