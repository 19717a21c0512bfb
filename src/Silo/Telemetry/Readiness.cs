using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Tells whether a process can do its work: it has started and does not stop, its silo is a member of the cluster, the database responds, and it
/// has read what the journal holds.
/// </summary>
internal sealed partial class Readiness(
    IJournal journal, IJournalFollower follower, IHostApplicationLifetime lifetime, IServiceProvider services, TimeProvider time,
    ILogger<Readiness> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile bool _wasReady = true;

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        // Starting and stopping are no faults.
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested) return false;
        var fault = await FindFaultAsync(cancellationToken);
        if (fault is null != _wasReady) Say(fault);
        _wasReady = fault is null;
        return fault is null;
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        if (!IsMember()) return "the silo is no active member of the cluster";
        using var timeout = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await follower.WaitForAsync(await journal.HeadAsync(stop.Token), stop.Token);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>A process without a silo has no membership to lose.</summary>
    private bool IsMember() =>
        services.GetService<ISiloStatusOracle>() is not { } membership || membership.CurrentStatus == SiloStatus.Active;

    private void Say(string? fault)
    {
        if (fault is null) LogReady();
        else LogNotReady(fault);
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: {Reason}")]
    private partial void LogNotReady(string reason);

    [LoggerMessage(LogLevel.Information, "Ready again")]
    private partial void LogReady();
}
