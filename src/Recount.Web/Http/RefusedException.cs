namespace Recount.Web.Http;

/// <summary>A request that can't be answered as asked: its status and what to do instead, in words for whoever asked.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
