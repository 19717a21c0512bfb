using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Conversations;

public sealed class CursorRulesTests
{
    private const string Ann = "ann";

    [Fact]
    public void Cursor_never_goes_back_nor_beyond_what_there_is()
    {
        var state = Served();
        for (var i = 0; i < 4; i++) state = Post(state, MessageSender.Visitor);
        state = Moved(state, read: 4);
        Assert.Equal((2, new ReadCursor(4, 4)), (state.View!.UnreadByAgent, state.View.AgentCursor));
        Assert.Empty(CursorRules.Move(state, Move(3)).Entries);
        state = Moved(state, read: 1_000);
        Assert.Equal((0, new ReadCursor(6, 6)), (state.View!.UnreadByAgent, state.View.AgentCursor));
        Assert.Empty(CursorRules.Move(state, Move(1_000)).Entries);
    }

    [Fact]
    public void Writer_has_read_everything_before_its_message()
    {
        var state = Post(Post(Served(), MessageSender.Visitor), MessageSender.User);
        Assert.Equal((0, 1), (state.View!.UnreadByAgent, state.View.UnreadByVisitor));
        state = Post(state, MessageSender.Visitor);
        Assert.Equal((1, 0), (state.View!.UnreadByAgent, state.View.UnreadByVisitor));
    }

    [Fact]
    public void User_who_only_looks_on_does_not_move_the_agents_cursor() =>
        Assert.Empty(CursorRules.Move(Post(Served(), MessageSender.Visitor), Move(3) with { ReaderId = "manager" }).Entries);

    [Fact]
    public void Unread_messages_are_counted_up_to_a_limit_and_the_newest_stay()
    {
        var state = Served();
        for (var i = 0; i < ReadCursor.UnreadMax + 50; i++) state = Post(state, MessageSender.Visitor);
        Assert.Equal(ReadCursor.UnreadMax, state.View!.UnreadByAgent);
        Assert.Equal(10, Moved(state, read: state.View.Seq - 10).View!.UnreadByAgent);
    }

    private static ConversationState Served()
    {
        var started = new ConversationStarted(
            "key", new ConversationVisitor("v", "guest-1", null), "c", "Ada", false, new ChannelSource("api", null, null, null), null);
        return Apply(Apply(ConversationState.None, started), new AgentAssigned(new AgentReference(Ann, Ann), "slot", AssignmentReason.Taken));
    }

    private static ConversationState Post(ConversationState state, string side) =>
        Apply(state, new MessagePosted("m", "text", new MessageSender(side, side == MessageSender.User ? Ann : "v", "name", null)));

    private static ConversationState Moved(ConversationState state, long read) => Apply(state, Assert.Single(CursorRules.Move(state, Move(read)).Entries));

    private static MoveCursor Move(long read) => new(CommandContext.FromClient("c", Actors.User(Ann)), Ann, null, read, read);

    private static ConversationState Apply(ConversationState state, ConversationEntry entry) =>
        ConversationState.Apply("r", state, new Recorded<ConversationEntry>((state.View?.Seq ?? 0) + 1, DateTimeOffset.UnixEpoch, "", entry));
}
