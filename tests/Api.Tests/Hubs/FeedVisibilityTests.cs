using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The feed shows an entry in full to exactly those whom REST shows the conversation, for every mix of rights and states.</summary>
public sealed class FeedVisibilityTests
{
    [Theory]
    [InlineData]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Monitor)]
    [InlineData(Roles.Bot)]
    [InlineData(Roles.Agent, Roles.Manager)]
    public async Task The_feed_and_REST_agree(params string[] roles)
    {
        var scene = new Scene();
        await scene.Journal.StartAsync(scene.Workspace);
        scene.NewDepartment("mine", "me", "you");
        scene.NewDepartment("yours", "you");
        scene.Grant("view-livechat-rooms", Roles.Manager, Roles.Bot, Roles.Monitor);
        Check(scene, roles);
        scene.NewUnit("unit", "me", "yours");
        Check(scene, roles);
    }

    private static void Check(Scene scene, string[] roles)
    {
        var rest = new ConversationVisibility(new AccessControl(scene.Workspace), scene.Workspace);
        var caller = new Caller("me", "me", "me", [.. roles]);
        var visibility = FeedVisibility.Of(caller, scene.Workspace.Current);

        foreach (var department in (string?[])[null, "mine", "yours"])
            foreach (var agent in (string?[])[null, "me", "you"])
                foreach (var preferred in (string?[])(agent is null ? [null, "me", "you"] : [null]))
                {
                    var room = Room(agent, department, preferred);
                    var item = Message(agent, department, room);
                    Assert.True(
                        rest.MaySee(caller, room) == (item.For(visibility) == item.Body),
                        $"roles {string.Join('+', roles)}, department {department}, agent {agent}, asked first {preferred}");
                }
    }

    private static ConversationView Room(string? agentId, string? departmentId, string? preferredId)
    {
        var started = new ConversationStarted(
            "key", new ConversationVisitor("v", "guest", null), "c", "Guest", true, new ChannelSource("widget"), departmentId);
        var view = ConversationState.Apply(
            "r", ConversationState.None, new Recorded<ConversationEntry>(1, DateTimeOffset.UnixEpoch, Actors.System, started)).View!;
        return view with
        {
            Status = agentId is null ? ConversationStatuses.Queued : ConversationStatuses.Open,
            ServedBy = agentId is null ? null : new ServedBy(agentId, agentId, DateTimeOffset.UnixEpoch),
            PreferredAgent = preferredId is null ? null : new AgentReference(preferredId, preferredId),
        };
    }

    private static FeedItem Message(string? agentId, string? departmentId, ConversationView room)
    {
        ConversationEntry posted = new MessagePosted("m", "text", new MessageSender(MessageSender.Visitor, "v", "guest", null));
        return FeedRenderer.Render(
            new JournalEntry(
                1, new EntityId(EntityTypes.Conversation, "r"), 1, DateTimeOffset.UnixEpoch, Actors.System,
                EntryCodec<ConversationEntry>.KindOf(posted), EntryCodec<ConversationEntry>.Write(posted), null,
                new EntryTags("c", "r", agentId, departmentId)),
            out _, new FeedContext(room, null));
    }
}
