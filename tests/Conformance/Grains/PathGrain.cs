using Orleans.Concurrency;

namespace ContactCenter.Conformance;

/// <summary>Calls the next grain of a path, which may lead back.</summary>
[Alias("conformance.path")]
public interface IPathGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:02")]
    [Alias("Walk")]
    Task<int> WalkAsync(string[] rest);

    /// <summary>The first step allows the chain to come back.</summary>
    [Alias("WalkReentrantly")]
    Task<int> WalkReentrantlyAsync(string[] rest);

    [AlwaysInterleave]
    [Alias("WalkInterleaved")]
    Task<int> WalkInterleavedAsync(string[] rest);

    /// <summary>The first step does not wait, so that the way back is free once it has returned.</summary>
    [Alias("Send")]
    Task SendAsync(string[] rest, string signal);

    [OneWay]
    [Alias("WalkOneWay")]
    Task WalkOneWayAsync(string[] rest, string signal);
}

public sealed class PathGrain : Grain, IPathGrain
{
    public Task<int> WalkAsync(string[] rest) => NextAsync(rest, (next, after) => next.WalkAsync(after));

    public async Task<int> WalkReentrantlyAsync(string[] rest)
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        return await WalkAsync(rest);
    }

    public Task<int> WalkInterleavedAsync(string[] rest) => NextAsync(rest, (next, after) => next.WalkInterleavedAsync(after));

    public Task SendAsync(string[] rest, string signal) => GrainFactory.GetGrain<IPathGrain>(rest[0]).WalkOneWayAsync(rest[1..], signal);

    public async Task WalkOneWayAsync(string[] rest, string signal)
    {
        await WalkAsync(rest);
        Probe.Signal(signal);
    }

    private async Task<int> NextAsync(string[] rest, Func<IPathGrain, string[], Task<int>> call) =>
        rest.Length == 0 ? 0 : 1 + await call(GrainFactory.GetGrain<IPathGrain>(rest[0]), rest[1..]);
}
