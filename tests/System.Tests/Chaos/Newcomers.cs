using System.Collections.Concurrent;
using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <param name="AgentIds">The agents to whom the room was acknowledged.</param>
internal sealed record ServedNewcomer(string RoomId, IReadOnlyList<string> AgentIds, IReadOnlyList<string> MessageIds, bool IsBlocked, string ContactId);

/// <summary>
/// Visitors who come, are taken by one of two agents who both want them, write, and are closed or blocked; and contacts that are created. All with
/// retries, all with what was acknowledged.
/// </summary>
internal sealed class Newcomers : Load
{
    /// <summary>More at a time than the few agents have slots.</summary>
    private const int Lanes = 5;
    private const int HotAgents = 4;
    private const int BlockedOneOf = 3;
    private const int RefusedCalls = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Workplace _workplace;
    private readonly Retries _calls;

    public Newcomers(Workplace workplace, Retries calls, int seed, CancellationToken late) : base(late)
    {
        (_workplace, _calls) = (workplace, calls);
        Start(Enumerable.Range(0, Lanes).Select(lane => ServeAsync(lane, new Random(seed + lane))));
    }

    public ConcurrentQueue<ServedNewcomer> Served { get; } = new();

    /// <summary>The refusals of takes, by their text.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new();

    private async Task ServeAsync(int lane, Random random)
    {
        for (var number = 0; !IsOver; number++)
        {
            await ServeOneAsync($"n{lane}-{number}", isBlocked: number % BlockedOneOf == 2, random);
            await Task.Delay(Pause, End);
        }
    }

    private async Task ServeOneAsync(string name, bool isBlocked, Random random)
    {
        var token = $"token-of-newcomer-{name}";
        var visitor = new { visitor = new { token, name } };
        await _calls.RequireAsync(HttpMethod.Post, "livechat/visitor", visitor, null, $"{name}-visitor", End);
        var room = (await _calls.RequireAsync(HttpMethod.Get, $"livechat/room?token={token}", null, null, null, End)).GetProperty("room");
        var chat = new Chat(token, room.GetProperty("_id").GetString()!);
        await SendAsync(chat, $"{name}-first");
        var agentIds = await TakeAsync(chat.RoomId, name, random);
        await SendAsync(chat, $"{name}-second");
        if (isBlocked) await BlockAsync(chat, room, name);
        else await CloseAsync(chat, agentIds[0], name);
        var person = new { name = $"Created {name} here", emails = new[] { $"{name}@example.com" }, phones = Array.Empty<string>() };
        var contact = await _calls.RequireAsync(HttpMethod.Post, "omnichannel/contacts", person, _workplace.Admin, $"{name}-contact", End);
        Served.Enqueue(new ServedNewcomer(
            chat.RoomId, agentIds, [$"{name}-first", $"{name}-second"], isBlocked, contact.GetProperty("contactId").GetString()!));
    }

    private Task<JsonElement> SendAsync(Chat chat, string id) => _calls.RequireAsync(
        HttpMethod.Post, "livechat/message", new { token = chat.Token, rid = chat.RoomId, _id = id, msg = "Is anybody there?" }, null, null, End);

    private Task<JsonElement> CloseAsync(Chat chat, string agentId, string name) => _calls.RequireAsync(
        HttpMethod.Post, "livechat/room.closeByUser", new { rid = chat.RoomId, comment = "done" },
        _workplace.Agents.Single(agent => agent.UserId == agentId), $"{name}-close", End);

    /// <summary>Two agents want the room at the same time, until one has it.</summary>
    private async Task<IReadOnlyList<string>> TakeAsync(string roomId, string name, Random random)
    {
        for (var round = 0; ; round++)
        {
            var first = random.Next(HotAgents);
            var two = new[] { first, (first + 1 + random.Next(HotAgents - 1)) % HotAgents };
            var responses = await Task.WhenAll(two.Select(agent => _calls.SendAsync(
                HttpMethod.Post, "livechat/inquiries.take", new { inquiryId = roomId }, _workplace.Agents[agent], $"{name}-take-{round}-{agent}", End)));
            foreach (var refused in responses.Where(response => !response.IsSuccess)) Note(refused);
            var taken = two.Where((_, index) => responses[index].IsSuccess).Select(agent => _workplace.Agents[agent].UserId).ToList();
            if (taken.Count > 0) return taken;
            await Task.Delay(Pause, End);
        }
    }

    private void Note(RestResponse refused)
    {
        Assert.Equal(400, refused.Status);
        var error = refused.Body.GetProperty("error").GetString()!;
        var code = refused.Body.TryGetProperty("errorType", out var type) ? type.GetString()! : error;
        Refused.AddOrUpdate(code, 1, (_, count) => count + 1);
    }

    /// <summary>From the acknowledgement on, nothing from this visitor is accepted, on any node.</summary>
    private async Task BlockAsync(Chat chat, JsonElement room, string name)
    {
        var visitorId = room.GetProperty("v").GetProperty("_id").GetString();
        var channel = new { visitor = new { visitorId, source = new { type = "api" } } };
        await _calls.RequireAsync(HttpMethod.Post, "omnichannel/contacts.block", channel, _workplace.Admin, $"{name}-block", End);
        for (var attempt = 0; attempt < RefusedCalls; attempt++)
        {
            var body = new { token = chat.Token, rid = chat.RoomId, _id = $"{name}-blocked-{attempt}", msg = "Let me in" };
            var response = await _calls.SendAsync(HttpMethod.Post, "livechat/message", body, null, null, End);
            Assert.Equal((400, "error-contact-channel-blocked"), (response.Status, response.Body.GetProperty("error").GetString()));
        }
    }
}
