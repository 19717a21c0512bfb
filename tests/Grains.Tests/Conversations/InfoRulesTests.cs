using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;

namespace ContactCenter.Tests.Conversations;

/// <summary>Facts of a conversation are judged by what it is when the command comes, not by what its sender saw.</summary>
public class InfoRulesTests
{
    private const string Ann = "ann-id";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly CommandContext Context = CommandContext.FromClient("command", Actors.System);

    private readonly ConversationState _served = ConversationState.None with
    {
        View = new ConversationView
        {
            RoomId = "room", Visitor = new ConversationVisitor("visitor-id", "guest-1", null), ContactId = "contact", Name = "Guest",
            Status = ConversationStatuses.Open, Source = new ChannelSource("widget"), ServedBy = new ServedBy(Ann, "ann", Now),
        },
    };

    [Fact]
    public void Tags_that_two_agents_add_are_all_there()
    {
        var first = After(_served, Change() with { AddedTags = ["billing", "billing"] });
        var second = After(first, Change() with { AddedTags = ["urgent", "billing"] });
        Assert.Equal(["billing", "urgent"], second.View!.Tags.ToArray());
    }

    [Fact]
    public void Tags_that_an_agent_removes_are_gone_and_those_of_others_stay()
    {
        var tagged = After(_served, Change() with { Tags = ["billing", "urgent", "vip"] });
        var changed = After(tagged, Change() with { RemovedTags = ["urgent", "unknown", "vip"], AddedTags = ["vip"] });
        Assert.Equal(["billing", "vip"], changed.View!.Tags.ToArray());
        Assert.Empty(After(changed, Change() with { Tags = [] }).View!.Tags);
    }

    [Fact]
    public void Tags_are_limited_together_with_those_that_are_there()
    {
        var full = After(_served, Change() with { Tags = [.. Enumerable.Range(0, InfoRules.TagsMax).Select(number => $"tag-{number}")] });
        Assert.Equal(ConversationErrors.TooMuchInfo, InfoRules.Save(full, Change() with { AddedTags = ["one more"] }).Error);
        Assert.Null(InfoRules.Save(full, Change() with { AddedTags = ["one more"], RemovedTags = ["tag-0"] }).Error);
    }

    [Fact]
    public void Agent_who_serves_no_more_changes_nothing_unless_permitted()
    {
        var handedOver = _served with { View = _served.View! with { ServedBy = new ServedBy("bob-id", "bob", Now) } };
        var change = Change() with { MayChangeOthers = false, Topic = "mine" };
        Assert.Null(InfoRules.Save(_served, change).Error);
        Assert.Equal(CommonErrors.Unauthorized, InfoRules.Save(handedOver, change).Error);
        Assert.Null(InfoRules.Save(handedOver, change with { MayChangeOthers = true }).Error);
    }

    [Fact]
    public void Change_of_a_waiting_conversation_is_refused_once_it_is_taken()
    {
        var change = Change() with { OnlyWhileQueued = true, ServiceLevel = new ServiceLevelReference("gold", 5) };
        var waiting = _served with { View = _served.View! with { Status = ConversationStatuses.Queued, ServedBy = null } };
        Assert.Equal(5, After(waiting, change).View!.ServiceLevel!.DueTimeInMinutes);
        Assert.Equal(ConversationErrors.InvalidInquiry, InfoRules.Save(_served, change).Error);
    }

    [Theory]
    [InlineData(ConversationStatuses.Queued, true)]
    [InlineData(ConversationStatuses.Open, false)]
    public void Return_by_another_agent_is_accepted_only_while_the_conversation_waits(string status, bool isAccepted)
    {
        var state = _served with { View = _served.View! with { Status = status } };
        var command = new TransferToQueue(Context, new MessageSender(MessageSender.User, "bob-id", "bob", null), TransferScopes.Queue, "sales", null, null)
        {
            RequiredAgentId = "bob-id",
        };
        var decision = TransferRules.ToQueue(state, command, keepsPlace: false);
        Assert.Equal(isAccepted ? null : ConversationErrors.ForwardingFailed, decision.Error);
        Assert.Equal(isAccepted, !decision.Entries.IsDefaultOrEmpty);
    }

    private static SaveConversationInfo Change() => new(Context, Ann, true, null, null, ImmutableDictionary<string, string>.Empty);

    private static ConversationState After(ConversationState state, SaveConversationInfo command)
    {
        var decision = InfoRules.Save(state, command);
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(state, (current, entry) => ConversationState.Apply(
            "room", current, new Recorded<ConversationEntry>(current.View!.Seq + 1, Now, Actors.System, entry)));
    }
}
