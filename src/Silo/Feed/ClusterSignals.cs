using System.Threading.Channels;
using ContactCenter.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Feed;

/// <summary>Passes signals that may be lost on to the other nodes of the cluster: typing, viewers, drafts.</summary>
public interface ISignalRelay
{
    /// <summary>Returns at once; the signal may be lost.</summary>
    void Send(NodeSignal signal);
}

/// <summary>Shows this node's clients what other nodes signal.</summary>
public interface ISignalListener
{
    /// <param name="nodeId">The node that sent it.</param>
    Task OnSignalAsync(string nodeId, NodeSignal signal, CancellationToken cancellationToken);
}

/// <summary>
/// Says to all nodes what their clients should see. Nobody waits for it: what is too much, or comes while nobody passes it on, is lost, as these signals
/// may be.
/// </summary>
public sealed partial class ClusterSignals(IClusterClient cluster, NodeName name, TimeProvider time, ILogger<ClusterSignals> logger)
    : BackgroundService, ISignalRelay
{
    private const int WaitingMax = 1_024;

    /// <summary>A signal that takes longer has lost its worth, and keeps newer ones waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<NodeSignal> _waiting = Channel.CreateBounded<NodeSignal>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Send(NodeSignal signal) => _waiting.Writer.TryWrite(signal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var signal in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                // Asked for each time: silos of a former version do not know the actor, and asking fails.
                await cluster.GetGrain<INodesGrain>(INodesGrain.Key).Signal(new SentSignal(name.Id, signal)).WaitAsync(Patience, time, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A signal between nodes was lost")]
    private static partial void LogLost(ILogger logger, Exception exception);
}
