using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

public class ContactRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly CommandContext Context = new("command", Actors.System);
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
    public void Emails_are_kept_lower_case_and_once()
    {
        Assert.Equal("ann@example.com", Assert.Single(Created(Create() with { Emails = [" Ann@Example.com", "ann@example.com", " "] }).Emails));
    }

    [Fact]
    public void Required_custom_field_that_is_missing_is_named_by_its_label()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, true, ""));
        var decision = ContactRules.Create(null, Create() with { CustomFields = Fields() }, _workspace.Current);
        Assert.Equal("Invalid value for Plan field", decision.Error!.Text);
    }

    [Theory]
    [InlineData("gold", true)]
    [InlineData("GOLD!", false)]
    [InlineData("", true)]
    public void Custom_field_value_must_match_its_pattern(string value, bool accepted)
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, "^[a-z]+$"));
        var decision = ContactRules.Create(null, Create() with { CustomFields = Fields(("plan", value)) }, _workspace.Current);
        Assert.Equal(accepted, decision.Error is null);
    }

    [Fact]
    public void Pattern_that_backtracks_for_ever_accepts_nothing_and_ends()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, "^(a+)+$"));
        var fields = Fields(("plan", new string('a', 60) + "!"));
        Assert.NotNull(ContactRules.Create(null, Create() with { CustomFields = fields }, _workspace.Current).Error);
    }

    [Fact]
    public void Custom_field_that_is_not_registered_is_refused()
    {
        var decision = ContactRules.Create(null, Create() with { CustomFields = Fields(("cf3", "x")) }, _workspace.Current);
        Assert.Equal("Custom field cf3 is not allowed", decision.Error!.Text);
    }

    [Fact]
    public void Custom_field_of_rooms_is_not_one_of_contacts()
    {
        _workspace.AddField(new CustomFieldDefinition("room", "Room", "room", true, false, ""));
        Assert.NotNull(ContactRules.Create(null, Create() with { CustomFields = Fields(("room", "x")) }, _workspace.Current).Error);
    }

    [Fact]
    public void Value_under_a_key_no_longer_registered_survives_updates()
    {
        _workspace.AddField(new CustomFieldDefinition("plan", "Plan", "visitor", true, false, ""));
        var contact = Created(Create() with { CustomFields = Fields(("plan", "gold")) });
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
        var contact = Created(Create() with { CustomFields = Fields(("plan", "gold")) });
        Assert.Empty(Updated(contact, Update() with { CustomFields = Fields() }).CustomFields);
        Assert.Equal("gold", Updated(contact, Update()).CustomFields["plan"]);
    }

    [Fact]
    public void Update_replaces_what_is_given_and_makes_the_contact_known()
    {
        var arrived = Arrived();
        Assert.True(arrived.Unknown);
        var updated = Updated(arrived, Update() with { Name = "Ann", Phones = ["+1 555"], ContactManager = "manager" });
        Assert.Equal(("Ann", "manager", false), (updated.Name, updated.ContactManager, updated.Unknown));
        Assert.Equal("guest@example.com", Assert.Single(updated.Emails));
        Assert.Null(Updated(updated, Update() with { ContactManager = "" }).ContactManager);
    }

    [Fact]
    public void Update_of_a_contact_that_does_not_exist_is_refused()
    {
        Assert.Equal(ContactErrors.NotFound, ContactRules.Update(null, Update(), _workspace.Current).Error);
    }

    [Fact]
    public void Admitted_channel_is_remembered_once_with_its_last_chat()
    {
        var first = Arrived();
        var second = After(first, ContactRules.Admit(first, Admit("room2")));
        var channel = Assert.Single(second.Channels);
        Assert.Equal("room2", channel.LastChat!.RoomId);
        Assert.Equal("room2", second.LastChat!.RoomId);
        Assert.False(channel.Verified);
    }

    [Fact]
    public void Source_with_an_id_is_another_channel_than_one_without()
    {
        var contact = Arrived();
        var other = After(contact, ContactRules.Admit(contact, Admit("room2") with { Source = Widget with { Id = "shop" } }));
        Assert.Equal(2, other.Channels.Length);
    }

    [Fact]
    public void Blocked_channel_is_not_admitted()
    {
        var contact = Arrived();
        var blocked = contact with { Channels = [contact.Channels[0] with { Blocked = true }] };
        Assert.Equal(ContactErrors.ChannelBlocked, ContactRules.Admit(blocked, Admit("room2")).Error);
    }

    [Fact]
    public void Pre_registration_ends_with_the_first_channel()
    {
        var contact = Created(Create());
        var admitted = After(contact, ContactRules.Admit(contact, Admit("room")));
        Assert.False(admitted.PreRegistration);
        Assert.Equal("Ann", admitted.Name);
    }

    private static CreateContact Create() => new(Context, "Ann", [], [], null, null);

    private static UpdateContact Update() => new(Context, null, null, null, null, null, false);

    private static AdmitConversation Admit(string roomId) =>
        new(Context, roomId, Widget, new AdmittedVisitor("visitor", "guest-1", null, "guest@example.com", null));

    private static ImmutableDictionary<string, string> Fields(params (string Key, string Value)[] fields) =>
        fields.ToImmutableDictionary(f => f.Key, f => f.Value);

    private static ContactView Arrived() => After(null, ContactRules.Admit(null, Admit("room1")));

    private ContactView Created(CreateContact command) => After(null, ContactRules.Create(null, command, _workspace.Current));

    private ContactView Updated(ContactView contact, UpdateContact command) => After(contact, ContactRules.Update(contact, command, _workspace.Current));

    private static ContactView After(ContactView? contact, Decision<ContactEntry> decision)
    {
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(contact, (current, entry) =>
            ContactState.Apply("contact", current, new Recorded<ContactEntry>(1, Now, Actors.System, entry)))!;
    }
}
