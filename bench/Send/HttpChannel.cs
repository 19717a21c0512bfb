using System.Net.Sockets;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>Messages by <c>POST livechat/message</c> over one connection.</summary>
internal sealed class HttpChannel(Uri server, IReadOnlyList<Chat> chats, MessageBook book) : IMessageChannel
{
    private readonly MessageRequest[] _requests = [.. chats.Select(chat => new MessageRequest(server, chat, book.Run, book.TextBytes))];
    private HttpSocket _socket = new();

    public string LastResponse => _socket.ResponseText;

    public Task ConnectAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(server, cancellationToken);

    public async ValueTask<Sent> TrySendAsync(int chat, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.SendAsync(_requests[chat].Numbered(number), cancellationToken) switch
            {
                200 => Sent.Accepted,
                429 or 503 => Sent.Again,
                _ => Sent.Refused,
            };
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            _socket.Dispose();
            _socket = new HttpSocket();
            await _socket.ConnectAsync(server, cancellationToken);
            return Sent.Again;
        }
    }

    public void Dispose() => _socket.Dispose();
}
