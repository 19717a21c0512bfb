using System.Text.Json;
using ContactCenter.Driving;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>A chat as a list shows it.</summary>
/// <param name="IsTaken">Whether the user serves it; otherwise it waits.</param>
internal sealed record ShownChat(string Rid, string Name, int Unread, bool IsTaken);

/// <param name="Text">What somebody wrote; null where the system did.</param>
internal sealed record ShownMessage(string Id, string? Text);

/// <summary>What an agent's inbox shows: all chats, and the newest messages of the open one.</summary>
/// <param name="Messages">Null = the open chat is somebody else's now, and not shown live.</param>
internal sealed record ShownState(IReadOnlyList<ShownChat> Chats, IReadOnlyList<ShownMessage>? Messages)
{
    private const string Script = """
        () => {
            document.querySelector('.inbox-head.fold[aria-expanded=false]')?.click()
            const chats = [...document.querySelectorAll('.inbox-list .chat-item')].map(item => ({
                rid: item.dataset.rid, name: item.querySelector('.chat-name').textContent, isTaken: !item.querySelector('.take'),
                unread: Number(item.querySelector('.badge.count [aria-hidden]')?.textContent ?? 0),
            }))
            const saved = [...document.querySelectorAll('.chat .log [data-message]')].filter(message => !message.querySelector('.refusal'))
            const messages = saved.map(message => ({
                id: message.dataset.message, text: message.querySelector('.message-text')?.textContent ?? null,
            }))
            return JSON.stringify({ chats: chats.sort((a, b) => a.rid < b.rid ? -1 : 1), messages })
        }
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What the screen shows. Long lists show what fits in the window.</summary>
    public static async Task<ShownState> OnAsync(IPage page) => JsonSerializer.Deserialize<ShownState>(await page.EvaluateAsync<string>(Script), Json)!;

    /// <summary>What the server says to somebody who asks for the first time.</summary>
    public static async Task<ShownState> AfreshAsync(Uri server, SignIn user, string openRoom)
    {
        using var rest = new RestClient(server);
        await using var hub = await HubClient.ConnectAsync(server, user, (_, _) => { });
        var snapshot = (await hub.SubscribeAsync(null)).GetProperty("snapshot");
        var taken = snapshot.GetProperty("rooms").EnumerateArray().Select(room => Chat(room, true));
        var waiting = snapshot.GetProperty("queue").EnumerateArray().Select(room => Chat(room, false));
        var chats = taken.Concat(waiting).OrderBy(chat => chat.Rid, StringComparer.Ordinal).ToList();
        var history = await rest.SendAsync(HttpMethod.Get, $"livechat/room.history?roomId={openRoom}&count=100", null, user);
        var isLive = history.IsSuccess && (chats.Any(chat => chat.Rid == openRoom) || IsClosedOf(user, history.Body.GetProperty("room")));
        return new ShownState(chats, isLive ? [.. MessagesOf(history.Body)] : null);
    }

    private static bool IsClosedOf(SignIn user, JsonElement room) => room.TryGetProperty("cl", out var closed) && closed.GetBoolean()
        && room.TryGetProperty("servedBy", out var agent) && agent.GetProperty("_id").GetString() == user.UserId;

    /// <summary>Messages of a room's history, in their order.</summary>
    public static IEnumerable<ShownMessage> MessagesOf(JsonElement history) => history.GetProperty("messages").EnumerateArray()
        .OrderBy(message => message.GetProperty("seq").GetInt64()).Select(message => new ShownMessage(
            message.GetProperty("_id").GetString()!, IsWritten(message) ? message.GetProperty("msg").GetString() : null));

    /// <summary>What differs on a screen from what the server says; null = nothing.</summary>
    /// <param name="fewest">A screen shows at least so many of the newest messages.</param>
    public string? DifferenceFrom(ShownState truth, int fewest)
    {
        if (!Chats.SequenceEqual(truth.Chats))
            return $"Chats.\nOn the screen alone: {Lines(Chats.Except(truth.Chats))}\nOn the server alone: {Lines(truth.Chats.Except(Chats))}";
        if (truth.Messages is null) return null;
        var shown = Messages!;
        if (shown.Count < Math.Min(fewest, truth.Messages.Count)) return $"Missing: {Lines(truth.Messages.Except(shown))}\nOn the screen: {Lines(shown)}";
        var expected = truth.Messages.TakeLast(shown.Count).ToList();
        return shown.TakeLast(expected.Count).SequenceEqual(expected)
            ? null
            : $"Messages.\nOn the screen: {Lines(shown.TakeLast(expected.Count))}\nOn the server: {Lines(expected)}";
    }

    private static ShownChat Chat(JsonElement room, bool isTaken) => new(
        room.GetProperty("_id").GetString()!, room.GetProperty("fname").GetString()!, isTaken ? room.GetProperty("unread").GetInt32() : 0, isTaken);

    private static bool IsWritten(JsonElement message) => !message.TryGetProperty("t", out var type) || type.GetString() == "note";

    private static string Lines<T>(IEnumerable<T> items) => string.Join("\n  ", items);
}
