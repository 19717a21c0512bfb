using System.Threading.Channels;
using ContactCenter.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace ContactCenter.Silo.Feed;

/// <summary>Passes typing signals on to the other nodes of the cluster.</summary>
public interface ITypingRelay
{
    /// <summary>Returns at once; the signal may be lost.</summary>
    void Send(TypingSignal signal);
}

/// <summary>Shows what was typed on other nodes.</summary>
public interface ITypingListener
{
    Task OnTypingAsync(TypingSignal signal, CancellationToken cancellationToken);
}

/// <summary>
/// One Orleans stream on which every node says who types there. Nobody waits for it: what is too much, or comes while the stream is not
/// there, is lost, as typing may be.
/// </summary>
public sealed partial class ClusterTyping(
    IClusterClient cluster, IEnumerable<ITypingListener> listeners, TimeProvider time, ILogger<ClusterTyping> logger) : BackgroundService, ITypingRelay
{
    private const int WaitingMax = 256;
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(5);
    private static readonly StreamId Stream = StreamId.Create("typing", "signals");

    private readonly string _nodeId = Guid.NewGuid().ToString("N");
    private readonly Channel<TypingSignal> _waiting = Channel.CreateBounded<TypingSignal>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Send(TypingSignal signal) => _waiting.Writer.TryWrite(signal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), SendAsync(stoppingToken));

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        await foreach (var signal in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await OpenStream().OnNextAsync(new TypingHint(_nodeId, signal));
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
                await OpenStream().SubscribeAsync((hint, _) => hint.NodeId == _nodeId ? Task.CompletedTask : ShowAsync(hint.Signal, stoppingToken));
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSubscribed(logger, exception.GetType().Name);
                await retry.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    private async Task ShowAsync(TypingSignal signal, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var listener in listeners) await listener.OnTypingAsync(signal, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Thrown on, it would be delivered again, when nobody types any more.
            LogLost(logger, exception);
        }
    }

    private IAsyncStream<TypingHint> OpenStream() => cluster.GetStreamProvider(CommitHints.StreamProvider).GetStream<TypingHint>(Stream);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A typing signal was lost")]
    private static partial void LogLost(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not subscribed to typing on other nodes yet ({Exception})")]
    private static partial void LogNotSubscribed(ILogger logger, string exception);
}
