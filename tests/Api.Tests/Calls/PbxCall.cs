using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ContactCenter.Calls;

namespace ContactCenter.Tests.Calls;

/// <summary>A call as a PBX reports it, event by event.</summary>
public sealed class PbxCall(ApiServer server, string? number = null)
{
    private int _events;

    public string ProviderCallId { get; } = TestSite.Unique("call");

    /// <summary>The number outside.</summary>
    public string Number { get; } = number ?? NewNumber();

    public string CallId => CallIds.Of("pbx", ProviderCallId);

    /// <summary>The time of the first event.</summary>
    public DateTimeOffset At { get; } = server.Time.GetUtcNow().AddMinutes(-10);

    public static string NewNumber() => $"+4930{RandomNumberGenerator.GetInt32(10_000_000, 99_999_999)}";

    /// <summary>An event of this call.</summary>
    /// <param name="seconds">After the first one.</param>
    public JsonObject Event(string kind, int seconds, TestUser? agent = null, string? queue = null, string? cause = null, string? direction = null)
    {
        var said = new JsonObject
        {
            ["callId"] = ProviderCallId, ["id"] = $"{++_events}", ["kind"] = kind, ["at"] = At.AddSeconds(seconds).ToString("O"),
        };
        if (agent is not null) (said["legId"], said["legRole"], said["agent"]) = ($"leg of {agent.Username}", "agent", agent.Username);
        if (queue is not null) said["queue"] = queue;
        if (cause is not null) said["cause"] = cause;
        if (direction is null) return said;
        said["direction"] = direction;
        (said["from"], said["to"]) = direction == "inbound" ? (Number, "+493055550") : ("+493055550", Number);
        return said;
    }

    public async Task<ApiResponse> SendAsync(params JsonObject[] events)
    {
        var response = TestSite.Expect(await SignedRequests.PostAsync(server, "calls.events", new { events }));
        Assert.All(response["events"]!.AsArray(), answer => Assert.NotEqual("refused", answer!["result"]!.GetValue<string>()));
        return response;
    }

    public Task<ApiResponse> RingAsync(string? queue = null) => queue is null
        ? SendAsync(Event("ringing", 0, direction: "inbound"))
        : SendAsync(Event("ringing", 0, direction: "inbound"), Event("queued", 1, queue: queue));

    /// <summary>Rings at the agent's phone, who answers after five seconds.</summary>
    public async Task<PbxCall> AnswerAsync(TestUser agent, string? queue = null)
    {
        await RingAsync(queue);
        await SendAsync(Event("ringing", 2, agent), Event("answered", 5, agent));
        return this;
    }

    public async Task<PbxCall> EndAsync(int seconds = 65, string cause = "normal")
    {
        await SendAsync(Event("ended", seconds, cause: cause));
        return this;
    }

    public async Task<PbxCall> MissAsync(string? queue = null)
    {
        await RingAsync(queue);
        return await EndAsync(30, "cancelled");
    }
}
