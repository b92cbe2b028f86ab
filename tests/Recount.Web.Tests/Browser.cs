using Microsoft.Playwright;
using Recount.Web.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Recount.Web.Tests;

/// <summary>One Chromium for all tests, started by the first that asks.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] s_arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"];

    /// <summary>Milliseconds.</summary>
    private const float Patience = 120_000;

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Executable =>
        Environment.GetEnvironmentVariable("RECOUNT_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";

    /// <summary>A page of its own; a test that needs one is skipped where Chromium is absent.</summary>
    public async Task<IPage> PageAsync(bool isDark = false, int width = 1280, int height = 860)
    {
        Assert.SkipUnless(File.Exists(Executable), $"Chromium is absent at {Executable} (RECOUNT_CHROMIUM)");
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable, Headless = true, Args = s_arguments,
            });
        }
        finally
        {
            _gate.Release();
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB", TimezoneId = "UTC",
        });
        // A busy machine is slow, not wrong.
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}
