using System.Collections.Concurrent;
using System.Globalization;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// The metrics of all processes, sampled regularly: what one has counted that was killed since stays in the sum, but for the last half second.
/// </summary>
internal sealed class ProcessCounters : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly ConcurrentDictionary<int, IReadOnlyList<(string Series, double Value)>> _samples = new();
    private readonly ChaosCluster _cluster;
    private readonly Task _run;

    public ProcessCounters(ChaosCluster cluster)
    {
        _cluster = cluster;
        _run = Task.WhenAll(Enumerable.Range(0, cluster.Processes.Count).Select(WatchAsync));
    }

    /// <summary>Adds a counter up over all processes that ever were, but one.</summary>
    /// <param name="label">Such as <c>reason="fenced"</c>.</param>
    public long Sum(string name, string label, int? butProcessId = null) => (long)_samples.Where(sample => sample.Key != butProcessId)
        .SelectMany(sample => sample.Value)
        .Where(sample => sample.Series.StartsWith($"{name}{{", StringComparison.Ordinal) && sample.Series.Contains(label, StringComparison.Ordinal))
        .Sum(sample => sample.Value);

    /// <summary>Reads the counters of all processes now.</summary>
    public Task SampleAllAsync() => Task.WhenAll(Enumerable.Range(0, _cluster.Processes.Count).Select(SampleAsync));

    /// <summary>Reads a process's counters now; does nothing when it does not respond.</summary>
    private async Task SampleAsync(int process)
    {
        var id = _cluster.Processes[process].Process.Id;
        try
        {
            var text = await _http.GetStringAsync(_cluster.MetricsOf(process), _over.Token);
            // Another process may have come to its port meanwhile.
            if (_cluster.Processes[process].Process.Id == id) _samples[id] = [.. text.Split('\n').Select(Parse).OfType<(string, double)>()];
        }
        catch (Exception exception) when (NoResponse.Is(exception, _over.Token))
        {
            // Frozen, gone, or not there yet.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        _http.Dispose();
        _over.Dispose();
    }

    private async Task WatchAsync(int process)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(_over.Token)) await SampleAsync(process);
    }

    /// <summary>Reads a line such as <c>name{label="value"} 3 1700000000000</c>.</summary>
    private static (string Series, double Value)? Parse(string line)
    {
        var end = line.IndexOf("} ", StringComparison.Ordinal);
        if (end < 0 || !line.StartsWith("contactcenter_", StringComparison.Ordinal)) return null;
        var value = line[(end + 2)..].Split(' ')[0];
        return double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? (line[..(end + 1)], number) : null;
    }
}
