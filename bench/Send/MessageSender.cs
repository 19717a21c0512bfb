using System.Net.Sockets;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>Sends one message after the other, each after the response to the one before, in turn over its conversations.</summary>
internal sealed class MessageSender(Uri server, IReadOnlyList<Chat> chats, MessageBook book) : IDisposable
{
    private const int AttemptsMax = 20;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly MessageRequest[] _requests = [.. chats.Select(chat => new MessageRequest(server, chat, book.Run, book.TextBytes))];
    private HttpSocket _socket = new();

    /// <param name="stop">Ends the sending: no new message is begun, and the current one is completed.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(server, cancellationToken);
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var number = book.Next();
            if (number < 0) return;
            await SendAsync(_requests[turn % _requests.Length].Numbered(number), cancellationToken);
            book.Answered(number);
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>
    /// Returns when the message is accepted: a request without a response, or with one that asks for it, is sent again with the same id.
    /// </summary>
    private async Task SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var status = await TrySendAsync(request, cancellationToken);
            if (status == 200) return;
            if (status is not (null or 429 or 503) || attempt == AttemptsMax)
                throw new InvalidOperationException($"A message was not accepted after {attempt} attempts: {_socket.ResponseText}");
            book.Retried();
            await Task.Delay(RetryDelay, cancellationToken);
        }
    }

    private async ValueTask<int?> TrySendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            _socket.Dispose();
            _socket = new HttpSocket();
            await _socket.ConnectAsync(server, cancellationToken);
            return null;
        }
    }
}
