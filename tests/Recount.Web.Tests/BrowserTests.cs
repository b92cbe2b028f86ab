using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Recount.Web.Tests;

/// <summary>What a person does at the desk, in a real browser: from a story to the sentence behind a toll.</summary>
public sealed partial class BrowserTests(Coverage coverage, Browser browser)
{
    [GeneratedRegex("kill|dead|death|die", RegexOptions.None, 1000)]
    private static partial Regex TollWords { get; }

    private async Task<IPage> StoryAsync(bool isDark = false, int width = 1280, int height = 860)
    {
        Coverage.Needed();
        var page = await browser.PageAsync(isDark, width, height);
        await page.GotoAsync(coverage.Address.ToString());
        await page.Locator(".stories a.row").First.ClickAsync();
        await page.WaitForURLAsync("**/stories/**");
        return page;
    }

    /// <summary>The row of the strike of 3 June in the centre of Sumy: the day's one with a toll of people killed.</summary>
    private static ILocator SumyRow(IPage page) => page
        .Locator("tbody", new() { Has = page.Locator("tr.day th:text-is('3 June 2025')") })
        .Locator("tr[data-row]", new() { Has = page.Locator("a.row:text-matches('^Sumy(,|$)')") })
        .Filter(new() { Has = page.Locator("td[data-label='Killed'] .chip") }).First;

    private static async Task SentenceIsShownAsync(IPage page)
    {
        await page.WaitForURLAsync("**/documents/**");
        var words = page.Locator("mark.words").First;
        await Assertions.Expect(words).ToBeInViewportAsync();
        var marked = string.Concat(await page.Locator("mark").AllInnerTextsAsync());
        TollWords.IsMatch(marked).ShouldBeTrue("the highlighted sentence tells a toll");
        var panel = page.Locator(".panel");
        (await panel.InnerTextAsync()).ShouldContain("killed people");
        foreach (var term in new[] { "Origin", "Outlet", "Reported" })
        {
            (await panel.Locator("div", new() { Has = page.Locator("dt", new() { HasText = term }) }).Locator("dd").InnerTextAsync()).Trim().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task The_toll_of_the_Sumy_strike_is_reached_by_mouse()
    {
        var page = await StoryAsync();
        await SumyRow(page).Locator("a.row").ClickAsync();
        await page.WaitForURLAsync("**/records/**");

        await page.Locator("tr", new() { Has = page.Locator("th", new() { HasText = "killed people" }) }).Locator("a.val").First.ClickAsync();

        await SentenceIsShownAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_toll_of_the_Sumy_strike_is_reached_by_keyboard_alone()
    {
        Coverage.Needed();
        var page = await browser.PageAsync();
        await page.GotoAsync(coverage.Address.ToString());

        await PressToAsync(page, "Tab", "e => e.matches('.stories a')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/stories/**");
        var href = await SumyRow(page).Locator("td[data-label='Killed'] .chip").First.GetAttributeAsync("href");
        await PressToAsync(page, "j", $"e => (e.closest('[data-row]')?.querySelector('.chip[href=\"{href}\"]') ?? null) !== null");
        await PressToAsync(page, "Tab", $"e => e.getAttribute('href') === '{href}'");
        await Assertions.Expect(page.Locator(":focus-visible")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await SentenceIsShownAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task PressToAsync(IPage page, string key, string isTarget)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>($"() => document.activeElement !== null && ({isTarget})(document.activeElement)"))
            {
                return;
            }
        }

        Assert.Fail($"the link can't be reached by {key}");
    }

    [Fact]
    public async Task Keys_step_through_rows_and_open_their_list()
    {
        var page = await StoryAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        (await page.EvaluateAsync<int>("() => [...document.querySelectorAll('[data-row]')].findIndex(r => r.contains(document.activeElement))")).ShouldBe(1);

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/incidents")]
    [InlineData("/positions")]
    [InlineData("/statements")]
    [InlineData("/documents")]
    public async Task A_page_asks_no_other_host_and_its_console_is_silent(string path)
    {
        var page = await browser.PageAsync();
        var (requests, messages) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);

        await page.GotoAsync(new Uri(coverage.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        requests.ShouldNotBeEmpty();
        requests.ShouldAllBe(r => r.StartsWith(coverage.Address.ToString(), StringComparison.Ordinal));
        messages.ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue("no sideways scrolling");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_desk_is_readable_in_light_and_in_dark(bool isDark)
    {
        var page = await StoryAsync(isDark);
        await HasContrastAsync(page);
        await ShootAsync(page, isDark, "story");
        var chip = SumyRow(page).Locator("td[data-label='Killed'] .chip").First;
        await SumyRow(page).Locator("a.row").ClickAsync();
        await HasContrastAsync(page);
        await ShootAsync(page, isDark, "record");
        await page.GoBackAsync();
        await chip.ClickAsync();
        await HasContrastAsync(page);
        await ShootAsync(page, isDark, "document");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_desk_fits_a_phone()
    {
        var page = await StoryAsync(width: 390, height: 844);
        await FitsAsync(page);
        await SumyRow(page).ScrollIntoViewIfNeededAsync();
        await ShootAsync(page, isDark: false, "story-phone");
        await SumyRow(page).Locator("a.row").ClickAsync();
        await FitsAsync(page);
        await ShootAsync(page, isDark: false, "record-phone");
        await page.Context.CloseAsync();

        static async Task FitsAsync(IPage page) =>
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    /// <summary>WCAG 2.2 AA: 4.5 to 1 for each text that is seen (3 to 1 from 24 px on).</summary>
    private static async Task HasContrastAsync(IPage page)
    {
        var faint = await page.EvaluateAsync<string[]>("""
            () => {
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const rgba = css => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
              const luminance = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const ground = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; } return [255, 255, 255, 255]; };
              const bad = new Set();
              for (const e of document.querySelectorAll('body *')) {
                if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.checkVisibility() || e.closest('.hidden, .skip, dialog, option')) continue;
                const style = getComputedStyle(e);
                const [a, b] = [luminance(rgba(style.color).slice(0, 3)), luminance(ground(e).slice(0, 3))].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) bad.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
              }
              return [...bad];
            }
            """);
        faint.ShouldBeEmpty();
    }

    /// <summary>Only where the pictures of the documentation are made anew (RECOUNT_SCREENS=1).</summary>
    private static async Task ShootAsync(IPage page, bool isDark, string name)
    {
        if (Environment.GetEnvironmentVariable("RECOUNT_SCREENS") != "1")
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "screens")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{(isDark ? "dark" : "light")}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
