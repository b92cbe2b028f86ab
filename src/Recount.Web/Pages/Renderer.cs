using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Recount.Web.Pages;

/// <summary>Renders a component to a whole page, on the server, without a circuit. Thread-safe.</summary>
internal sealed class Renderer(IServiceProvider services, ILoggerFactory loggers)
{
    private static readonly byte[] s_doctype = "<!DOCTYPE html>\n"u8.ToArray();

    public async Task WriteAsync<TPage>(HttpContext context, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var html = await RenderAsync<TPage>(parameters).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(s_doctype, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<string> RenderAsync<TPage>((string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var renderer = new HtmlRenderer(services, loggers);
        await using var closing = renderer.ConfigureAwait(false);
        var values = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return await renderer.Dispatcher
            .InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(values).ConfigureAwait(true)).ToHtmlString())
            .ConfigureAwait(false);
    }
}
