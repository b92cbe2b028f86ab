using System.Globalization;

namespace Recount.Cli.Terminal;

/// <summary>A bar on a terminal's standard error, redrawn at most ten times a second; silent elsewhere.</summary>
internal sealed class ProgressLine(TextWriter error, bool isShown, TimeProvider clock) : IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _drawn = TimeSpan.MinValue;
    private bool _isOnLine;

    public static ProgressLine For(Host host, bool isQuiet) =>
        new(host.Error, host.IsErrorTerminal && !isQuiet, host.Clock);

    public void Report(long done, long total, string noun)
    {
        var now = clock.GetElapsedTime(_start);
        if (!isShown || (_drawn != TimeSpan.MinValue && now - _drawn < s_interval && done < total))
        {
            return;
        }

        _drawn = now;
        var filled = total > 0 ? (int)(Cells * Math.Min(done, total) / total) : 0;
        error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r\e[2K[{new string('#', filled)}{new string('.', Cells - filled)}] {done}/{total} {noun}"));
        error.Flush();
        _isOnLine = true;
    }

    /// <summary>Takes the bar away so that other lines can be written.</summary>
    public void Clear()
    {
        if (_isOnLine)
        {
            error.Write("\r\e[2K");
            error.Flush();
            _isOnLine = false;
        }
    }

    public void Dispose() => Clear();
}
