using System.Runtime.InteropServices;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Api.Health;

/// <summary>
/// Ends a node of a cluster in order: asked to stop, it first says that it is not ready, and serves on until whoever spreads the calls over the nodes has
/// seen that. Then the process ends as any other: calls under way are finished, and screens connect to another node.
/// </summary>
internal sealed partial class NodeLife(
    ClusterSettings cluster, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NodeLife> logger) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _isEnding;

    /// <summary>Whether callers should be sent here.</summary>
    public bool IsServing => lifetime.ApplicationStarted.IsCancellationRequested && !IsEnding;

    /// <summary>Whether it has been asked to stop.</summary>
    public bool IsEnding => Volatile.Read(ref _isEnding) != 0 || lifetime.ApplicationStopping.IsCancellationRequested;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in Signals) _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _registrations.Clear();
    }

    /// <summary>Asked again, or by somebody at the keyboard, it does not wait.</summary>
    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        var isFirst = Interlocked.Exchange(ref _isEnding, 1) == 0;
        if (isFirst && cluster.IsConfigured && context.Signal == PosixSignal.SIGTERM) _ = DrainAsync(TimeSpan.FromSeconds(cluster.DrainSeconds));
        else lifetime.StopApplication();
    }

    private async Task DrainAsync(TimeSpan duration)
    {
        LogDraining(duration.TotalSeconds);
        await Task.Delay(duration, time);
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "Asked to stop: not ready any more, and serving for another {Seconds} s")]
    private partial void LogDraining(double seconds);
}
