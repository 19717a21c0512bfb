using ContactCenter.Addresses;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Verification;
using ContactCenter.Visitors;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Verification;

/// <summary>Visitors of a workspace that wants to know who they are, through the real grains.</summary>
internal sealed class VerificationScene : IAsyncDisposable
{
    public static readonly ChannelSource Widget = new("widget");

    private VerificationScene(GrainHost host, FakeTimeProvider time) => (Host, Time) = (host, time);

    public GrainHost Host { get; }

    public FakeTimeProvider Time { get; }

    public MemoryPost Post => Host.Post;

    public static async Task<VerificationScene> StartAsync(string require = RequiredVerification.Once, MemoryFaults? faults = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var host = await GrainHost.StartAsync(faults, time: time);
        host.Workspace.Set("Livechat_Require_Contact_Verification", $"\"{require}\"");
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        return new VerificationScene(host, time);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public IVisitorGrain Visitor(string token) => Host.Grains.GetGrain<IVisitorGrain>(VisitorKey.Of(token));

    public IConversationGrain Room(string roomId) => Host.Grains.GetGrain<IConversationGrain>(roomId);

    public async Task<ConversationView> OpenAsync(string token, string roomId, string? email = null, string? phone = null)
    {
        await Visitor(token).Register(new RegisterVisitor(Context(), token, email, phone, null, null, []));
        return (await Visitor(token).OpenConversation(new OpenConversation(Context(), roomId, $"contact-{token}", Widget, null))).Conversation;
    }

    public async Task<MessageView> SayAsync(string token, string roomId, string text, string? messageId = null)
    {
        var id = messageId ?? Guid.NewGuid().ToString("N");
        return await Room(roomId).PostAsVisitor(new PostVisitorMessage(CommandContext.FromClient(id, Actors.Visitor(token)), VisitorKey.Of(token), id, text));
    }

    public Task<SentCode> RequestAsync(string token, string? email = null, CommandContext? context = null) =>
        Visitor(token).RequestCode(new RequestCode(context ?? Context(), email is null ? null : Email(email)));

    public Task<ProvenAddress> ConfirmAsync(string token, string code, CommandContext? context = null) =>
        Visitor(token).ConfirmCode(new ConfirmCode(context ?? Context(), code));

    /// <summary>Waits for what the system says in a conversation: its first message, its second …</summary>
    public async Task<string> HeardAsync(string roomId, int number)
    {
        var entry = await Host.Journal.WaitForAsync(entry =>
            entry.Entity.Id == roomId && Posted(entry) is { Sender.Kind: MessageSender.System } && SpokenUntil(entry) == number);
        return Posted(entry)!.Text;
    }

    public Task<JournalEntry> WaitForAsync(string roomId, string kind) =>
        Host.Journal.WaitForAsync(entry => entry.Entity.Id == roomId && entry.Kind == kind);

    public async Task AvailableAsync(string userId)
    {
        var agent = Host.Grains.GetGrain<IAgentGrain>(userId);
        var user = new AgentReference(userId, userId);
        await agent.Enroll(new EnrollAgent(Context(), user));
        await agent.SetPresence(new SetPresence(Context(), user, Presences.Online, null));
    }

    public ContactRow Contact(string token) => Host.Journal.All<ContactRow>().Single(contact =>
        contact.Channels.Any(channel => channel.VisitorId == VisitorNames.Of(VisitorKey.Of(token)).VisitorId));

    public ConversationRow RoomRow(string roomId) => Host.Journal.All<ConversationRow>().Single(room => room.RoomId == roomId);

    public static CommandContext Context() => CommandContext.FromClient(Guid.NewGuid().ToString("N"), "visitor:tester");

    public static VerificationAddress Email(string text)
    {
        Assert.True(VerificationAddress.TryEmail(text, out var address));
        return address;
    }

    public static async Task<Error> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<ContactCenterException>(act)).Error;

    private static MessagePosted? Posted(JournalEntry entry) =>
        entry.Kind == ConversationKinds.Message ? (MessagePosted?)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data) : null;

    private int SpokenUntil(JournalEntry last) =>
        Host.Journal.Entries.Count(entry => entry.Entity == last.Entity && entry.Seq <= last.Seq && Posted(entry) is { Sender.Kind: MessageSender.System });
}
