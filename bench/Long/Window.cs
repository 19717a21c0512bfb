namespace ContactCenter.Bench.Long;

/// <summary>The cost of a hundred messages in one conversation, added up over all windows.</summary>
internal sealed class Window
{
    public const int Messages = 100;

    private readonly List<int> _micros = [];
    private TimeSpan _cpu;

    public Latencies Latencies => Bench.Latencies.Of(_micros);

    public double CpuMicrosecondsPerMessage => _cpu.TotalMicroseconds / _micros.Count;

    public async Task MeasureAsync(Talk talk, HttpSocket socket, Func<TimeSpan> cpu, CancellationToken cancellationToken)
    {
        var before = cpu();
        _micros.AddRange(await talk.SayAsync(socket, Messages, cancellationToken));
        _cpu += cpu() - before;
    }
}
