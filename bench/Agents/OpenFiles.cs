using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ContactCenter.Bench.Agents;

/// <summary>Raises how many files and sockets a process may have open, by Linux' <c>prlimit</c>, where the caller may do so.</summary>
internal static class OpenFiles
{
    private const string Limit = "Max open files";

    /// <returns>How many it may have open now.</returns>
    public static async Task<int> AllowAsync(int processId, int count, CancellationToken cancellationToken)
    {
        try
        {
            using var prlimit = Process.Start(new ProcessStartInfo("prlimit", ["--pid", $"{processId}", $"--nofile={count}:{count}"])
            {
                RedirectStandardError = true,
            });
            await prlimit!.WaitForExitAsync(cancellationToken);
        }
        catch (Win32Exception)
        {
            // It is not installed: the limit stays.
        }

        var limits = $"/proc/{processId}/limits";
        if (!File.Exists(limits)) return count;
        var soft = File.ReadLines(limits).First(line => line.StartsWith(Limit, StringComparison.Ordinal))[Limit.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : count;
    }
}
