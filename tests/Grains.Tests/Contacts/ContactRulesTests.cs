using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

public class ContactRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly CommandContext Context = CommandContext.FromClient("command", Actors.System);
    private static readonly ChannelSource Widget = new("widget");
    private readonly FixedWorkspace _workspace = new();

    [Fact]
    public void Created_contact_is_known_and_pre_registered()
    {
        var contact = Created(Create());
        Assert.False(contact.Unknown);
        Assert.True(contact.PreRegistration);
        Assert.Empty(contact.Channels);
    }

    [Fact]
    public void Contact_names_who_registered_it_also_after_a_change_by_somebody_else()
    {
        var created = Assert.Single(ContactRules.Create(ContactState.None, Create(), _workspace.Current).Entries);
        var contact = ContactState.Apply("contact", ContactState.None, new Recorded<ContactEntry>(1, Now, Actors.User("ana"), created));
        Assert.Equal("user:ana", contact.View!.CreatedBy);
        Assert.Equal("user:ana", Updated(contact, new UpdateContact(Context, "Other", null, null, null, null, false)).CreatedBy);
    }

    [Fact]
    public void Emails_are_kept_lower_case_and_once()
    {
        Assert.Equal("ann@example.com", Assert.Single(Created(Create() with { Emails = [" Ann@Example.com", "ann@example.com", " "] }).Emails));
    }

    [Fact]
    public void Required_custom_field_that_is_missing_is_named_by_its_label()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, true, ""));
        var decision = ContactRules.Create(ContactState.None, Create() with { CustomFields = Fields() }, _workspace.Current);
        Assert.Equal("Invalid value for Plan field", decision.Error!.Text);
    }

    [Theory]
    [InlineData("gold", true)]
    [InlineData("GOLD!", false)]
    [InlineData("", true)]
    public void Custom_field_value_must_match_its_pattern(string value, bool accepted)
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, "^[a-z]+$"));
        var decision = ContactRules.Create(ContactState.None, Create() with { CustomFields = Fields(("plan", value)) }, _workspace.Current);
        Assert.Equal(accepted, decision.Error is null);
    }

    [Fact]
    public void Pattern_that_backtracks_for_ever_accepts_nothing_and_ends()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, "^(a+)+$"));
        var fields = Fields(("plan", new string('a', 60) + "!"));
        Assert.NotNull(ContactRules.Create(ContactState.None, Create() with { CustomFields = fields }, _workspace.Current).Error);
    }

    [Fact]
    public void Custom_field_that_is_not_registered_is_refused()
    {
        var decision = ContactRules.Create(ContactState.None, Create() with { CustomFields = Fields(("cf3", "x")) }, _workspace.Current);
        Assert.Equal("Custom field cf3 is not allowed", decision.Error!.Text);
    }

    [Fact]
    public void Custom_field_of_rooms_is_not_one_of_contacts()
    {
        _workspace.AddField(new CustomFieldDefinition("room", "Room", "room", true, false, ""));
        Assert.NotNull(ContactRules.Create(ContactState.None, Create() with { CustomFields = Fields(("room", "x")) }, _workspace.Current).Error);
    }

    [Fact]
    public void Value_under_a_key_no_longer_registered_survives_updates()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, ""));
        var contact = State(Create() with { CustomFields = Fields(("plan", "gold")) });
        _workspace.Current = WorkspaceSnapshot.Empty;
        _workspace.AddField(new CustomFieldDefinition("tier", "Tier", "visitor", true, false, ""));

        var updated = Updated(contact, Update() with { CustomFields = Fields(("plan", "ignored"), ("tier", "1")) });

        Assert.Equal("gold", updated.CustomFields["plan"]);
        Assert.Equal("1", updated.CustomFields["tier"]);
    }

    [Fact]
    public void Registered_field_left_out_of_an_update_is_removed()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, ""));
        var contact = State(Create() with { CustomFields = Fields(("plan", "gold")) });
        Assert.Empty(Updated(contact, Update() with { CustomFields = Fields() }).CustomFields);
        Assert.Equal("gold", Updated(contact, Update()).CustomFields["plan"]);
    }

    [Fact]
    public void Update_replaces_what_is_given_and_makes_the_contact_known()
    {
        var arrived = Arrived();
        Assert.True(arrived.View!.Unknown);
        var command = Update() with { Name = "Ann", Phones = ["+1 555"], ContactManager = "manager" };
        var state = After(arrived, ContactRules.Update(arrived, command, _workspace.Current));
        var updated = state.View!;
        Assert.Equal(("Ann", "manager", false), (updated.Name, updated.ContactManager, updated.Unknown));
        Assert.Equal("guest@example.com", Assert.Single(updated.Emails));
        Assert.Null(Updated(state, Update() with { ContactManager = "" }).ContactManager);
    }

    [Fact]
    public void Update_of_a_contact_that_does_not_exist_is_refused()
    {
        Assert.Equal(ContactErrors.NotFound, ContactRules.Update(ContactState.None, Update(), _workspace.Current).Error);
    }

    [Fact]
    public void Admitted_channel_is_remembered_once_with_its_last_chat()
    {
        var first = Arrived();
        var second = After(first, Admission(first, Admit("room2")));
        var channel = Assert.Single(second.View!.Channels);
        Assert.Equal("room2", channel.LastChat!.RoomId);
        Assert.Equal("room2", second.View.LastChat!.RoomId);
        Assert.False(channel.Verified);
    }

    [Fact]
    public void Source_with_an_id_is_another_channel_than_one_without()
    {
        var contact = Arrived();
        var other = After(contact, Admission(contact, Admit("room2") with { Source = Widget with { Id = "shop" } }));
        Assert.Equal(2, other.View!.Channels.Length);
    }

    [Fact]
    public void Blocked_channel_is_not_admitted_until_the_block_ends()
    {
        var block = new BlockChannel(Context, "visitor", Widget, "block", null, Now.AddHours(1));
        var blocked = After(Arrived(), ContactBlocks.Block(Arrived(), block, Now));
        Assert.Equal(ContactErrors.ChannelBlocked, Admission(blocked, Admit("room2")).Error);

        var later = ContactAdmissions.Admit(blocked, Admit("room2"), "contact", _workspace.Current, Now.AddHours(1));
        Assert.Equal(UnblockReason.Expired, Assert.IsType<ChannelUnblocked>(later.Entries[0]).Why);
        Assert.False(After(blocked, later).View!.Channels[0].Blocked);
    }

    [Fact]
    public void Pre_registration_ends_with_the_first_channel()
    {
        var contact = State(Create());
        var admitted = After(contact, Admission(contact, Admit("room"))).View!;
        Assert.False(admitted.PreRegistration);
        Assert.Equal("Ann", admitted.Name);
    }

    [Fact]
    public void Registered_contact_is_claimed_by_the_first_visitor_and_the_claim_can_be_undone()
    {
        var contact = State(Create() with { Emails = ["guest@example.com"] });
        var claim = Admission(contact, Admit("room") with { NewContactId = "new" });
        var claimed = After(contact, claim);
        Assert.Equal("Ann", claimed.View!.Name);
        Assert.Equal("new", claimed.Node!.OwnerOf("visitor", Widget));
        Assert.Equal(ContactErrors.AlreadyClaimed, Admission(claimed, Admit("room2") with { NewContactId = "third", Visitor = Other }).Error);

        var (kept, given) = ContactMerging.Without(claimed.Node, "new")!.Value;
        Assert.Empty(kept.View.Channels);
        Assert.Equal("room", Assert.Single(given.View.Channels).LastChat!.RoomId);
    }

    private static AdmittedVisitor Other { get; } = new("other", "guest-2", null, "guest@example.com", null);

    private static CreateContact Create() => new(Context, "Ann", [], [], null, null);

    private static UpdateContact Update() => new(Context, null, null, null, null, null, false);

    private static AdmitConversation Admit(string roomId) =>
        new(Context, roomId, Widget, new AdmittedVisitor("visitor", "guest-1", null, "guest@example.com", null), "contact");

    private static ImmutableDictionary<string, string> Fields(params (string Key, string Value)[] fields) =>
        fields.ToImmutableDictionary(f => f.Key, f => f.Value);

    private Decision<ContactEntry> Admission(ContactState state, AdmitConversation command) =>
        ContactAdmissions.Admit(state, command, "contact", _workspace.Current, Now);

    private ContactState Arrived() => After(ContactState.None, Admission(ContactState.None, Admit("room1")));

    private ContactState State(CreateContact command) => After(ContactState.None, ContactRules.Create(ContactState.None, command, _workspace.Current));

    private ContactView Created(CreateContact command) => State(command).View!;

    private ContactView Updated(ContactState contact, UpdateContact command) =>
        After(contact, ContactRules.Update(contact, command, _workspace.Current)).View!;

    private static ContactState After(ContactState contact, Decision<ContactEntry> decision)
    {
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(contact, (current, entry) =>
            ContactState.Apply("contact", current, new Recorded<ContactEntry>(1, Now, Actors.System, entry)));
    }
}
