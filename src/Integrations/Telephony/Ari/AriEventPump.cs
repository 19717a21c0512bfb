using System.Net.WebSockets;
using System.Threading.Channels;
using ContactCenter.Integrations.Telephony.Formats;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Telephony.Ari;

/// <summary>
/// Reads a WebSocket of Asterisk's REST interface, whichever side opened it, and hands its events over in their order. Asterisk drops a
/// connection that is not read for a tenth of a second, so events wait in a bounded queue while they are kept.
/// </summary>
public sealed partial class AriEventPump(ICallEventSink sink, AriEvents adapter, TimeProvider time, ILogger<AriEventPump> logger)
{
    /// <summary>The protocol that both sides agree on.</summary>
    public const string Protocol = "ari";

    private const int MessageBytesMax = 256 * 1024;
    private const int WaitingMax = 10_000;
    private const int TriesMax = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the connection is over and what it brought is handed over.</summary>
    /// <param name="isOurs">
    /// This side opened the connection: then it is over when Asterisk gives the application to another one. On one that Asterisk opened, that
    /// says only that its configuration was read again.
    /// </param>
    /// <returns>True = Asterisk gave the application to another connection.</returns>
    public async Task<bool> RunAsync(WebSocket socket, bool isOurs, CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<CallEventTranslation>(new BoundedChannelOptions(WaitingMax) { SingleReader = true, SingleWriter = true });
        var handing = HandOverAsync(waiting.Reader, cancellationToken);
        var isReplaced = false;
        try
        {
            using var message = new AriMessage(MessageBytesMax);
            while (!isReplaced && await message.ReceiveAsync(socket, cancellationToken))
            {
                if (message.IsTooLarge) LogTooLarge(MessageBytesMax);
                isReplaced = isOurs && message.IsReplacement;
                var translation = adapter.Translate(new CallPayload(time.GetUtcNow()) { Body = message.Content });
                LogRefusals(translation);
                if (translation.Payloads.Any(payload => payload.Events.Count > 0)) await waiting.Writer.WriteAsync(translation, cancellationToken);
            }
        }
        catch (WebSocketException lost)
        {
            LogLost(lost.WebSocketErrorCode);
        }
        finally
        {
            waiting.Writer.Complete();
            await handing;
        }

        return isReplaced;
    }

    private async Task HandOverAsync(ChannelReader<CallEventTranslation> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var translation in waiting.ReadAllAsync(cancellationToken)) await HandOverAsync(translation, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The process ends. Asterisk does not keep events, as for every other time without a connection.
        }
    }

    private async Task HandOverAsync(CallEventTranslation translation, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= TriesMax; number++)
        {
            try
            {
                await sink.TakeAsync(CallFormats.Ari, translation, cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotTaken(number, TriesMax, fault.GetType().Name);
            }

            await Task.Delay(Pause * number, time, cancellationToken);
        }
    }

    private void LogRefusals(CallEventTranslation translation)
    {
        foreach (var payload in translation.Payloads)
            if (payload.Error is { } error) LogRefused(error.Text);
    }

    [LoggerMessage(LogLevel.Warning, "An event of Asterisk has more than {BytesMax} bytes and is left out")]
    private partial void LogTooLarge(int bytesMax);

    [LoggerMessage(LogLevel.Warning, "An event of Asterisk was refused: {Error}")]
    private partial void LogRefused(string error);

    [LoggerMessage(LogLevel.Warning, "The connection to Asterisk was lost: {Kind}")]
    private partial void LogLost(WebSocketError kind);

    [LoggerMessage(LogLevel.Warning, "Try {Number} of {TriesMax} to keep an event of Asterisk failed: {Kind}")]
    private partial void LogNotTaken(int number, int triesMax, string kind);
}
