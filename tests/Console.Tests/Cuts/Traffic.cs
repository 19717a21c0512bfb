using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>
/// What happens in a contact center while somebody looks on: visitors write, and on other screens the same agent and an administrator reply, note, edit,
/// delete, forward, hold and close.
/// </summary>
internal sealed class Traffic(RestClient rest, SignIn admin, SignIn watched, SignIn other, Random random)
{
    private readonly List<(Chat Chat, List<string> Own)> _chats = [];
    private int _written;

    public IReadOnlyList<string> Rooms => [.. _chats.Select(each => each.Chat.RoomId)];

    /// <summary>Opens a chat that the watched agent serves.</summary>
    public async Task<Chat> OpenAsync()
    {
        var token = Guid.NewGuid().ToString("N");
        await rest.PostAsync("livechat/visitor", new { visitor = new { token, name = $"Guest {++_written}" } });
        var room = (await rest.GetAsync($"livechat/room?token={token}")).GetProperty("room");
        var chat = new Chat(token, room.GetProperty("_id").GetString()!);
        _chats.Add((chat, []));
        if (!room.TryGetProperty("servedBy", out var by) || by.GetProperty("_id").GetString() != watched.UserId) await ForwardAsync(chat, watched);
        return chat;
    }

    /// <summary>Lets things happen until it is told to stop. A server that is down, or a chat that is not what it was, ends nothing.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync();
            }
            catch (Exception failure) when (NoResponse.Is(failure, CancellationToken.None) || failure is InvalidOperationException or JsonException)
            {
                // The next step may succeed.
            }

            await Task.Delay(random.Next(10, 40), CancellationToken.None);
        }
    }

    private Task StepAsync()
    {
        var at = random.Next(_chats.Count);
        var (chat, own) = _chats[at];
        return random.Next(100) switch
        {
            < 45 => WriteAsync(chat),
            < 62 => ReplyAsync(chat, own),
            < 72 => NoteAsync(chat),
            < 79 => EditAsync(chat, own),
            < 84 => DeleteAsync(chat, own),
            < 89 => ForwardAsync(chat, other),
            < 94 => ForwardAsync(chat, watched),
            < 97 => HoldAsync(chat),
            _ => CloseAsync(at),
        };
    }

    private Task<JsonElement> WriteAsync(Chat chat) =>
        rest.PostAsync("livechat/message", new { token = chat.Token, rid = chat.RoomId, msg = $"visitor {++_written}" });

    private async Task ReplyAsync(Chat chat, List<string> own)
    {
        var sent = await rest.PostAsync("chat.sendMessage", new { message = new { rid = chat.RoomId, msg = $"reply {++_written}" } }, watched);
        own.Add(sent.GetProperty("message").GetProperty("_id").GetString()!);
    }

    private Task<JsonElement> NoteAsync(Chat chat) => rest.PostAsync("livechat/room.note", new { rid = chat.RoomId, msg = $"note {++_written}" }, watched);

    private async Task EditAsync(Chat chat, List<string> own)
    {
        if (own.Count == 0) return;
        var update = new { roomId = chat.RoomId, msgId = own[random.Next(own.Count)], text = $"edited {++_written}" };
        await rest.PostAsync("chat.update", update, admin);
    }

    private async Task DeleteAsync(Chat chat, List<string> own)
    {
        if (own.Count == 0) return;
        var id = own[random.Next(own.Count)];
        own.Remove(id);
        await rest.PostAsync("chat.delete", new { roomId = chat.RoomId, msgId = id }, admin);
    }

    private Task<JsonElement> ForwardAsync(Chat chat, SignIn to) =>
        rest.PostAsync("livechat/room.forward", new { roomId = chat.RoomId, userId = to.UserId }, admin);

    private Task<JsonElement> HoldAsync(Chat chat) => rest.PostAsync("livechat/room.onHold", new { roomId = chat.RoomId }, watched);

    private async Task CloseAsync(int at)
    {
        await rest.PostAsync("livechat/room.closeByUser", new { rid = _chats[at].Chat.RoomId, comment = "Solved" }, admin);
        _chats.RemoveAt(at);
        await OpenAsync();
    }
}
