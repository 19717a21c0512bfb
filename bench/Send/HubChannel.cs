using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>Messages by the visitors' hub: each conversation has a connection, which is sent its own messages too, as a widget's is.</summary>
internal sealed class HubChannel(Uri server, IReadOnlyList<Chat> chats, MessageBook book) : IMessageChannel
{
    private readonly VisitorSocket[] _sockets = [.. chats.Select(_ => new VisitorSocket())];
    private readonly HubMessage[] _messages = [.. chats.Select(_ => new HubMessage(book.Run, book.TextBytes))];
    private VisitorSocket? _last;

    public string LastResponse => _last?.ReceivedText ?? "";

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        for (var chat = 0; chat < chats.Count; chat++) await _sockets[chat].ConnectAsync(server, chats[chat], cancellationToken);
    }

    public async ValueTask<Sent> TrySendAsync(int chat, int number, CancellationToken cancellationToken)
    {
        _last = _sockets[chat];
        return await _last.SendAsync(_messages[chat].Numbered(number), cancellationToken) ? Sent.Accepted : Sent.Refused;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets) socket.Dispose();
    }
}
