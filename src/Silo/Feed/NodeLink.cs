using ContactCenter.Conversations;
using ContactCenter.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Feed;

/// <summary>
/// This process among the others of the cluster: joins them again each second, and passes on to its own parts what they say. What they say comes by the way
/// by which the ticket of the last joining came; when tickets stay away, it joins under a new address.
/// </summary>
public sealed partial class NodeLink(
    IClusterClient cluster, NodeName name, IJournalFollower follower, IEnumerable<ISignalListener> listeners, TimeProvider time,
    ILogger<NodeLink> logger) : BackgroundService, INode
{
    private const int MissedTicketsMax = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private CancellationToken _stopping;
    private long _heardTicket;

    Task INode.OnJoined(long ticket)
    {
        Volatile.Write(ref _heardTicket, ticket);
        return Task.CompletedTask;
    }

    Task INode.OnHint(long position)
    {
        follower.Hint(position);
        return Task.CompletedTask;
    }

    async Task INode.OnSignal(SentSignal signal)
    {
        if (signal.NodeId == name.Id) return;
        try
        {
            foreach (var listener in listeners) await listener.OnSignalAsync(signal.NodeId, signal.Signal, _stopping);
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            LogNotShown(exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        var isSilent = false;
        INode? address = null;
        using var timer = new PeriodicTimer(Period, time);
        for (long ticket = 1; ; ticket++)
        {
            address = await TryJoinAsync(address, ticket, stoppingToken);
            await timer.WaitForNextTickAsync(stoppingToken);
            var missed = ticket - Volatile.Read(ref _heardTicket);
            if (missed == 0 && isSilent) LogHeardAgain();
            isSilent = missed > 0 && (isSilent || missed >= MissedTicketsMax);
            if (missed < MissedTicketsMax || missed % MissedTicketsMax != 0) continue;
            if (missed == MissedTicketsMax) LogSilent((int)(missed * Period.TotalSeconds));
            if (address is not null) cluster.DeleteObjectReference<INode>(address);
            address = null;
        }
    }

    /// <returns>The address under which it is known; null = it has none yet.</returns>
    private async Task<INode?> TryJoinAsync(INode? address, long ticket, CancellationToken stoppingToken)
    {
        try
        {
            address ??= cluster.CreateObjectReference<INode>(this);
            await cluster.GetGrain<INodesGrain>(INodesGrain.Key).Join(name.Id, address, ticket).WaitAsync(Patience, time, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotJoined(exception);
        }

        return address;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The others of the cluster were not reached; they are tried again")]
    private partial void LogNotJoined(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing of what the others of the cluster say has arrived for {Seconds} s; it is joined anew")]
    private partial void LogSilent(int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the others of the cluster say arrives again")]
    private partial void LogHeardAgain();

    [LoggerMessage(Level = LogLevel.Debug, Message = "A signal of another process was not shown")]
    private partial void LogNotShown(Exception exception);
}
