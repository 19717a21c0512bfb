using System.Globalization;

namespace ContactCenter.Bench.Quiet;

/// <summary>Counts how often the threads of a process were given a processor (Linux).</summary>
internal static class ContextSwitches
{
    private const string CountSuffix = "ctxt_switches:";

    /// <returns>Each thread's number of context switches, by its id and name.</returns>
    public static Dictionary<(string Id, string Name), long> Read(int processId)
    {
        var counts = new Dictionary<(string, string), long>();
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{processId}/task"))
        {
            try
            {
                var lines = File.ReadAllLines($"{thread}/status").Select(line => line.Split('\t', 2)).ToList();
                counts[(Path.GetFileName(thread), lines[0][1])] =
                    lines.Where(line => line[0].EndsWith(CountSuffix, StringComparison.Ordinal)).Sum(line => long.Parse(line[1], CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        return counts;
    }
}
