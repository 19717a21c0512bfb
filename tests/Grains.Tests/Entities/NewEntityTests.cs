using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Tests.Routing;

namespace ContactCenter.Tests.Entities;

/// <summary>What is said to be new is not looked up, and is not believed against the journal.</summary>
public sealed class NewEntityTests
{
    private const string Id = "contact-ada";

    private readonly UnreadableJournal _faults = new();

    [Fact]
    public async Task Entity_that_is_said_to_be_new_is_activated_without_reading()
    {
        await using var host = await GrainHost.StartAsync(_faults);
        _faults.IsUnreadable = true;
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => CreateAsync(host, isNew: false));
        Assert.Equal(CommonErrors.Unavailable, refused.Error);
        await CreateAsync(host, isNew: true);
        Assert.Equal(1, host.Journal.Entries.Count(entry => entry.Entity.Id == Id));
    }

    [Fact]
    public async Task Entity_that_exists_is_not_written_by_a_call_that_takes_it_for_new()
    {
        await using var host = await GrainHost.StartAsync(_faults);
        var former = new NewEntry(DateTimeOffset.UnixEpoch, Actors.System, "of-another-version", "{}", null, EntryTags.None);
        await host.Journal.AppendAsync(new JournalAppend(new EntityId(EntityTypes.Contact, Id), 0, [former], []));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => CreateAsync(host, isNew: true));
        Assert.Equal(CommonErrors.Unavailable, refused.Error);

        // The next activation knows what is stored.
        await CreateAsync(host, isNew: false);
        Assert.Equal([1, 2], host.Journal.Entries.Where(entry => entry.Entity.Id == Id).Select(entry => entry.Seq));
    }

    [Fact]
    public async Task First_conversation_of_a_visitor_is_one_append_and_is_known_without_reading()
    {
        await using var host = await GrainHost.StartAsync(_faults);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await RoutingScene.RegisterAsync(host, "ada");
        _faults.UnreadableAfter = EntityTypes.Visitor;
        var before = _faults.Commits;
        await Assert.ThrowsAnyAsync<Exception>(() => RoutingScene.OpenOnlyAsync(host, "ada", "room-of-ada"));
        Assert.Equal(1, _faults.Commits - before);
        Assert.Equal(
            [EntityTypes.Visitor, EntityTypes.Contact, EntityTypes.Contact, EntityTypes.Contact, EntityTypes.Conversation],
            host.Journal.Entries.TakeLast(5).Select(entry => entry.Entity.Type));
        // The look for blocks after the start was cut off. The conversation has been told of its start all the same.
        Assert.NotNull(await host.Grains.GetGrain<IConversationGrain>("room-of-ada").Find());
        _faults.IsUnreadable = false;
        Assert.Equal("room-of-ada", (await RoutingScene.OpenOnlyAsync(host, "ada", "room-of-ada")).Conversation.RoomId);
    }

    [Fact]
    public async Task Entity_is_known_by_the_start_that_came_with_its_activation_whatever_was_called()
    {
        await using var host = await GrainHost.StartAsync(_faults);
        var entry = new ConversationStarted(
            "key-of-ada", new ConversationVisitor("ada", "guest-1", "Ada"), Id, "Ada", false, new ChannelSource("widget"), null);
        var started = new CommittedEntry(
            DateTimeOffset.UnixEpoch, Actors.System, ConversationKinds.Started, EntryCodec<ConversationEntry>.Write(entry), "command");
        _faults.IsUnreadable = true;
        var room = host.Grains.GetGrain<IConversationGrain>("room-of-ada");
        ConversationView? found = null;
        await NewEntity.CallAsync("room-of-ada", started, async () => found = await room.Find());
        Assert.Equal("Ada", found?.Name);
    }

    [Fact]
    public async Task First_conversation_whose_contact_id_is_taken_is_opened_step_by_step()
    {
        await using var host = await GrainHost.StartAsync(_faults);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await RoutingScene.RegisterAsync(host, "ada");
        await CreateAsync(host, isNew: false, "contact-of-ada");
        var before = _faults.Commits;
        Assert.Equal("room-of-ada", (await RoutingScene.OpenOnlyAsync(host, "ada", "room-of-ada")).Conversation.RoomId);
        Assert.Equal(3, _faults.Commits - before);
    }

    private static Task CreateAsync(GrainHost host, bool isNew, string id = Id)
    {
        return isNew ? NewEntity.CallAsync(id, Create) : Create();

        Task Create() => host.Grains.GetGrain<IContactGrain>(id).Create(new CreateContact(RoutingScene.Context(), "Ada", [], [], null, null));
    }

    private sealed class UnreadableJournal : MemoryFaults
    {
        public bool IsUnreadable { get; set; }

        /// <summary>The kind of entity with whose commit reading stops; null = none.</summary>
        public string? UnreadableAfter { get; set; }

        public int Commits { get; private set; }

        public override Task AfterCommitAsync(EntityId entity)
        {
            Commits++;
            if (entity.Type == UnreadableAfter) IsUnreadable = true;
            return Task.CompletedTask;
        }

        public override Task BeforeReadAsync() => IsUnreadable ? throw new JournalUnavailableException("Away.") : Task.CompletedTask;
    }
}
