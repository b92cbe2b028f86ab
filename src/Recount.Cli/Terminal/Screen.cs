using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recount.Cli.Terminal;

/// <summary>Laid-out text for standard output: with colour on a terminal, without elsewhere; no blanks at line ends.</summary>
internal static class Screen
{
    public static string Render(IEnumerable<IRenderable> parts, Host host)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = host.IsOutputTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.IsOutputTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = host.Width;
        console.Profile.Encoding = Encoding.UTF8;
        foreach (var part in parts)
        {
            console.Write(part);
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
