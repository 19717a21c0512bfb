using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Sms;

/// <summary>A conversation by SMS through the real grains: a received SMS is posted once, and agents' messages are sent.</summary>
public sealed class SmsConversationTests
{
    private const string Key = "key-of-a-number";
    private const string Number = "+15550100200";
    private const string Ours = "+15550199";

    private static readonly AgentReference Ann = new("ann", "ann");

    [Fact]
    public async Task First_sms_opens_a_conversation_without_agents_and_later_ones_are_posted_in_it()
    {
        await using var host = await GrainHost.StartAsync();
        var first = await ReceiveAsync(host, "1", "hello");
        var second = await ReceiveAsync(host, "2", "anybody?");
        Assert.Equal(first.RoomId, second.RoomId);
        var room = Assert.Single(host.Journal.All<ConversationRow>());
        Assert.Equal((SmsRules.ChannelType, ConversationStatuses.Queued), (room.SourceType, room.Status));
        var visitor = Assert.Single(host.Journal.All<VisitorRow>());
        Assert.Equal((Number, Number), (visitor.Name, visitor.Phone));
    }

    [Fact]
    public async Task Text_received_again_is_said_once_also_when_its_conversation_is_over()
    {
        await using var host = await GrainHost.StartAsync();
        var opening = await ReceiveAsync(host, "1", "hello");
        var message = await ReceiveAsync(host, "2", "again");
        Assert.Equal(message.Seq, (await ReceiveAsync(host, "2", "again")).Seq);
        await CloseAsync(host, opening.RoomId);
        Assert.Equal((opening.RoomId, message.Seq), await PlaceAsync(ReceiveAsync(host, "2", "again")));
        Assert.Equal((opening.RoomId, opening.Seq), await PlaceAsync(ReceiveAsync(host, "1", "hello")));
        Assert.NotEqual(opening.RoomId, (await ReceiveAsync(host, "3", "something else")).RoomId);
    }

    [Fact]
    public async Task Block_of_the_channel_lets_no_text_in()
    {
        await using var host = await GrainHost.StartAsync();
        var opening = await ReceiveAsync(host, "1", "hello");
        var room = (await host.Grains.GetGrain<IConversationGrain>(opening.RoomId).Find())!;
        await host.Grains.GetGrain<IContactGrain>(room.ContactId).BlockChannel(new BlockChannel(
            Context("block"), room.Visitor.VisitorId, room.Source, "block", null, null));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => ReceiveAsync(host, "2", "let me in"));
        Assert.Equal(ContactErrors.ChannelBlocked, refused.Error);
    }

    [Fact]
    public async Task Answers_go_to_the_phone_from_the_number_it_wrote_to_in_their_order()
    {
        await using var host = await GrainHost.StartAsync();
        var room = (await ReceiveAsync(host, "1", "hello")).RoomId;
        for (var count = 0; count < 5; count++) await SayAsync(host, room, $"answer {count}");
        for (var count = 0; count < 5; count++)
        {
            var text = await host.Texts.NextAsync();
            Assert.Equal((Ours, Number, $"answer {count}"), (text.From, text.To, text.Text));
        }
    }

    [Fact]
    public async Task Sms_to_another_of_our_numbers_is_answered_from_that_number()
    {
        await using var host = await GrainHost.StartAsync();
        var room = (await ReceiveAsync(host, "1", "hello")).RoomId;
        Assert.Equal(room, (await ReceiveAsync(host, "2", "anybody?", "+15550188")).RoomId);
        await SayAsync(host, room, "here");
        Assert.Equal("+15550188", (await host.Texts.NextAsync()).From);
    }

    [Fact]
    public async Task Agent_does_not_wait_for_the_provider_and_a_deleted_message_is_never_sent()
    {
        await using var host = await GrainHost.StartAsync();
        var (asked, answers) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Texts.Before = async _ =>
        {
            asked.TrySetResult();
            await answers.Task;
            return null;
        };
        var room = (await ReceiveAsync(host, "1", "hello")).RoomId;
        await SayAsync(host, room, "first");
        await asked.Task;
        await SayAsync(host, room, "a mistake");
        await SayAsync(host, room, "wrong");
        await SayAsync(host, room, "last");
        var conversation = host.Grains.GetGrain<IConversationGrain>(room);
        await conversation.DeleteMessage(Change("a mistake"));
        await conversation.EditMessage(Change("wrong"), "right");
        answers.SetResult();
        Assert.Equal(
            ["first", "right", "last"], new[] { await host.Texts.NextAsync(), await host.Texts.NextAsync(), await host.Texts.NextAsync() }.Select(t => t.Text));
    }

    [Fact]
    public async Task Message_deleted_while_it_waits_for_another_try_leaves_nothing_to_send()
    {
        var time = new FakeTimeProvider();
        await using var host = await GrainHost.StartAsync(time: time);
        host.Texts.Before = _ => throw new IOException("The line is down.");
        var room = (await ReceiveAsync(host, "1", "hello")).RoomId;
        await SayAsync(host, room, "a mistake");
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.SmsDelayed);
        var conversation = host.Grains.GetGrain<IConversationGrain>(room);
        // While the clock stands still: the run that failed may look once more for what is due.
        Assert.Null(await conversation.FindDueSms());
        await conversation.DeleteMessage(Change("a mistake"));
        host.Texts.Before = null;
        time.Advance(SmsRules.Pauses[0]);
        await conversation.Expire();
        await host.Journal.WaitForAsync(entry => entry.Kind == ConversationKinds.SmsWithdrawn);
        Assert.Null(Assert.Single(host.Journal.All<ConversationRow>()).DueAt);
        Assert.Empty(host.Texts.Sent);
    }

    private static async Task<(string, long)> PlaceAsync(Task<MessageView> message) => ((await message).RoomId, (await message).Seq);

    private static Task<MessageView> ReceiveAsync(GrainHost host, string id, string text, string ours = Ours) => host.Grains.GetGrain<IVisitorGrain>(Key)
        .ReceiveSms(new ReceiveSms(
            new OpenConversation(
                Context($"open-{id}"), $"room-{id}", $"contact-{id}", new ChannelSource(SmsRules.ChannelType, Destination: ours), null),
            Number, Number, $"message-{id}", text));

    private static Task<MessageView> SayAsync(GrainHost host, string roomId, string text) => host.Grains.GetGrain<IConversationGrain>(roomId)
        .PostAsAgent(new PostAgentMessage(Context(text), Ann, text, text, MayServeOthers: true));

    private static Task CloseAsync(GrainHost host, string roomId) => host.Grains.GetGrain<IConversationGrain>(roomId)
        .CloseAsUser(new CloseAsUser(Context("close"), Ann, "done", [], MayCloseOthers: true, CommentIsRequired: false));

    private static ChangeMessage Change(string messageId) => new(
        Context($"change-{messageId}"), messageId, new MessageSender(MessageSender.User, "ann", "ann", null), null, MayChangeOthers: true);

    private static CommandContext Context(string id) => CommandContext.FromClient(id, Actors.System);
}
