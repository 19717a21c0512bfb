using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Tests.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

/// <summary>What an agent notes about a conversation and its guest is saved in both, or in none.</summary>
public class SaveGuestTests
{
    private const string Visitor = "visitor-1";
    private const string ContactId = "contact-of-" + Visitor;

    [Fact]
    public async Task Note_about_both_changes_both()
    {
        await using var host = await StartAsync();
        await SaveAsync(host, Note("1"));
        Assert.Equal(("Ada", "Invoice"), await ShownAsync(host));
    }

    [Fact]
    public async Task Contact_stays_as_it_was_when_the_conversation_refuses()
    {
        await using var host = await StartAsync();
        var before = (await ContactAsync(host)).Name;
        var foreign = Note("1") with { RoomChange = Note("1").RoomChange with { MayChangeOthers = false } };
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => SaveAsync(host, foreign));
        Assert.Equal(CommonErrors.Unauthorized, refused.Error);
        Assert.Equal((before, null), await ShownAsync(host));
        Assert.True((await ContactAsync(host)).Unknown);
    }

    [Fact]
    public async Task Conversation_stays_as_it_was_when_the_contact_refuses()
    {
        await using var host = await StartAsync();
        host.Workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, "^[a-z]+$"));
        var before = (await ContactAsync(host)).Name;
        var wrong = Note("1") with { CustomFields = ImmutableDictionary<string, string>.Empty.Add("plan", "GOLD!") };
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => SaveAsync(host, wrong));
        Assert.Equal("Invalid value for Plan field", refused.Error.Text);
        Assert.Equal((before, null), await ShownAsync(host));
    }

    [Fact]
    public async Task Note_that_was_cut_off_between_the_two_is_completed_by_the_same_command()
    {
        var faults = new ContactsNotWritten();
        await using var host = await StartAsync(faults);
        faults.FailsNext = true;
        var unknown = await Assert.ThrowsAsync<ContactCenterException>(() => SaveAsync(host, Note("1")));
        Assert.Equal(ErrorKind.Unavailable, unknown.Error.Kind);
        await EventuallySaveAsync(host, Note("1"));
        await EventuallySaveAsync(host, Note("1"));
        Assert.Equal(("Ada", "Invoice"), await ShownAsync(host));
        Assert.Equal(2, host.Journal.Entries.Count(entry => entry.CommandId == "1"));
    }

    [Fact]
    public async Task Addresses_and_fields_that_two_agents_note_are_all_kept()
    {
        await using var host = await StartAsync();
        foreach (var field in new[] { "plan", "city" }) host.Workspace.AddField(new CustomFieldDefinition(field, field, "visitor", true, false, ""));
        await SaveAsync(host, Note("1") with { Email = "ada@example.com", CustomFields = Fields(("plan", "gold"), ("city", "Kiel")) });
        await SaveAsync(host, Note("2") with { Email = "lovelace@example.com", Phone = "+4930123456", CustomFields = Fields(("plan", "")) });
        await SaveAsync(host, Note("3") with { Email = " ADA@example.com" });
        var contact = await ContactAsync(host);
        Assert.Equal(["ada@example.com", "lovelace@example.com"], contact.Emails.ToArray());
        Assert.Equal("+4930123456", Assert.Single(contact.Phones));
        Assert.Equal(("city", "Kiel"), contact.CustomFields.Select(field => (field.Key, field.Value)).Single());
    }

    private static async Task<GrainHost> StartAsync(MemoryFaults? faults = null)
    {
        var host = await GrainHost.StartAsync(faults);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await RoutingScene.OpenAsync(host, Visitor);
        return host;
    }

    private static SaveGuest Note(string commandId)
    {
        var context = CommandContext.FromClient(commandId, Actors.User("ann"));
        var change = new SaveConversationInfo(context, "ann", true, "Invoice", null, ImmutableDictionary<string, string>.Empty);
        return new SaveGuest(
            context, ContactId, "Ada", null, null, ImmutableDictionary<string, string>.Empty, RoutingScene.Room(Visitor), change);
    }

    private static ImmutableDictionary<string, string> Fields(params (string Key, string Value)[] fields) =>
        fields.ToImmutableDictionary(field => field.Key, field => field.Value);

    private static Task<ContactView> SaveAsync(GrainHost host, SaveGuest command) => host.Grains.GetGrain<IContactGrain>(ContactId).SaveGuest(command);

    /// <summary>Sends a command as a client does after an Unavailable error: the activation may need a moment to go away.</summary>
    private static async Task EventuallySaveAsync(GrainHost host, SaveGuest command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SaveAsync(host, command);
                return;
            }
            catch (ContactCenterException exception) when (exception.Error.Kind == ErrorKind.Unavailable && attempt < 1_000)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<ContactView> ContactAsync(GrainHost host) => (await host.Grains.GetGrain<IContactGrain>(ContactId).Read()).Node!.View;

    private static async Task<(string Name, string? Topic)> ShownAsync(GrainHost host) => (
        (await ContactAsync(host)).Name,
        (await host.Grains.GetGrain<IConversationGrain>(RoutingScene.Room(Visitor)).Find())!.Topic);

    private sealed class ContactsNotWritten : MemoryFaults
    {
        public bool FailsNext { get; set; }

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (!FailsNext || entity.Type != EntityTypes.Contact) return Task.CompletedTask;
            FailsNext = false;
            throw new JournalUnavailableException("injected");
        }
    }
}
