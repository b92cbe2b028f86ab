using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Recount.Web.Http;

/// <summary>Refuses requests made under a name that isn't this host's (DNS rebinding).</summary>
internal sealed class HostFilter(RequestDelegate next, FrozenSet<string> hosts)
{
    public Task InvokeAsync(HttpContext context) => hosts.Contains(context.Request.Host.Host)
        ? next(context)
        : throw new RefusedException(StatusCodes.Status400BadRequest, "This host isn't served under that name.");
}
