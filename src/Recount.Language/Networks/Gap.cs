namespace Recount.Language;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Gap : byte
{
    None, Blank, Line,
}
