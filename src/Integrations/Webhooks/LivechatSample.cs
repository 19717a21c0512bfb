using System.Collections.Immutable;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>Makes the body of a test, about a conversation that never was.</summary>
internal static class LivechatSample
{
    public static LivechatBody Of(DateTimeOffset at)
    {
        var now = WebhookBody.Text(at);
        var visitor = new LivechatUser("sample-visitor", "guest", "A visitor");
        var agent = new LivechatUser("sample-agent", "agent", "An agent");
        return new LivechatBody(
            "sample-conversation", "A visitor", "Test of the webhook", now, now, ["sample"], ImmutableDictionary<string, string>.Empty.Add("order", "1234"),
            new LivechatVisitor(visitor.Id, visitor.Name, visitor.Username, null, [new("visitor@example.com")], [new("+15550100")], null),
            new LivechatAgent(agent.Id, agent.Username, agent.Name, "agent@example.com"), "LivechatSession",
            [
                new LivechatMessage("sample-1", "sample-conversation", visitor, visitor.Username, "Hello", now, null),
                new LivechatMessage("sample-2", "sample-conversation", agent, agent.Username, "How can I help?", now, agent.Id),
            ]);
    }
}
