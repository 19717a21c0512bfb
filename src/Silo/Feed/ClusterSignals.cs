using System.Threading.Channels;
using ContactCenter.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

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
/// One Orleans stream on which every node says what the others' clients should see. Nobody waits for it: what is too much, or comes while the stream
/// is not there, is lost, as these signals may be.
/// </summary>
public sealed partial class ClusterSignals(
    IClusterClient cluster, IEnumerable<ISignalListener> listeners, TimeProvider time, ILogger<ClusterSignals> logger) : BackgroundService, ISignalRelay
{
    private const int WaitingMax = 1_024;
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(5);

    // A name of its own: nodes of a version that knows typing alone cannot read the other signals.
    private static readonly StreamId Stream = StreamId.Create("nodes", "signals");

    private readonly string _nodeId = Guid.NewGuid().ToString("N");
    private readonly Channel<NodeSignal> _waiting = Channel.CreateBounded<NodeSignal>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Send(NodeSignal signal) => _waiting.Writer.TryWrite(signal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), SendAsync(stoppingToken));

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        await foreach (var signal in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await OpenStream().OnNextAsync(new SentSignal(_nodeId, signal));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(logger, exception);
            }
        }
    }

    /// <summary>Subscribes anew when subscribing fails.</summary>
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        using var retry = new PeriodicTimer(RetryPeriod, time);
        while (true)
        {
            try
            {
                await OpenStream().SubscribeAsync((sent, _) => sent.NodeId == _nodeId ? Task.CompletedTask : ShowAsync(sent, stoppingToken));
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSubscribed(logger, exception.GetType().Name);
                await retry.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    private async Task ShowAsync(SentSignal sent, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var listener in listeners) await listener.OnSignalAsync(sent.NodeId, sent.Signal, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Thrown on, it would be delivered again, when nobody types any more.
            LogLost(logger, exception);
        }
    }

    private IAsyncStream<SentSignal> OpenStream() => cluster.GetStreamProvider(CommitHints.StreamProvider).GetStream<SentSignal>(Stream);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A signal between nodes was lost")]
    private static partial void LogLost(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not subscribed to the signals of other nodes yet ({Exception})")]
    private static partial void LogNotSubscribed(ILogger logger, string exception);
}
