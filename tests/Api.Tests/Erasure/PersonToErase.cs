using System.Text.Json.Nodes;
using ContactCenter.Parties;

namespace ContactCenter.Tests.Erasure;

/// <summary>Somebody with a text of their own in every field that there is, who was merged and unmerged, blocked, verified and talked to.</summary>
internal sealed class PersonToErase
{
    private readonly HashSet<string> _texts = [];

    public required ApiFixture Api { get; init; }

    public TestVisitor Visitor { get; private set; } = null!;

    public string ContactId { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>Somebody else, with whom they were one for a while.</summary>
    public string FormerHomeId { get; private set; } = "";

    public string FormerHomeName { get; private set; } = "";

    public TestVisitor FormerHomeVisitor { get; private set; } = null!;

    /// <summary>Everything by which they could be known.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    public static async Task<PersonToErase> CreateAsync(ApiFixture api)
    {
        var person = new PersonToErase { Api = api };
        await person.TalkAsync();
        await person.BeKnownAsync();
        await person.BeOneWithAnotherAsync();
        await person.BeRenamedAsync();
        return person;
    }

    public Task<ApiResponse> DeleteAsync(string? key = null) =>
        Api.Admin.PostAsync("omnichannel/contacts.delete", new { contactId = ContactId }, key);

    public Task BlockAsync() => BlockAsync(Visitor.VisitorId);

    /// <summary>A conversation with messages, by a visitor whose e-mail address was proven.</summary>
    private async Task TalkAsync()
    {
        Name = Own("visitorname");
        var firstEmail = Own("first") + "@example.com";
        Visitor = await Api.Site.CreateVisitorAsync(Name, email: firstEmail, phone: OwnNumber());
        foreach (var text in new[] { Visitor.Token, Visitor.VisitorId, VisitorKey.Of(Visitor.Token), Visitor.Username }) _texts.Add(text);
        ContactId = await ContactIdAsync(Visitor);
        _texts.Add(ContactId);
        for (var i = 0; i < 30; i++) await Api.Site.SayAsync(Visitor, $"{Own("message")} from {Name}");

        Email = Own("proven") + "@example.com";
        TestSite.Expect(await Api.Server.Anonymous.PostAsync("livechat/verification.request", new { token = Visitor.Token, email = Email }));
        TestSite.Expect(await Api.Server.Anonymous.PostAsync(
            "livechat/verification.confirm", new { token = Visitor.Token, code = new TestMailbox(Api.Server).CodeTo(Email) }));
        await Api.Site.CloseAsync(Visitor);
        TestSite.Expect(await Api.Admin.PostAsync("livechat/room.note", new { rid = Visitor.RoomId, msg = Own("note") }));
    }

    private async Task BeKnownAsync()
    {
        var field = TestSite.Unique("field").Replace('-', '_');
        await Api.Site.SaveCustomFieldAsync(field);
        TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.update", new
        {
            contactId = ContactId, name = Name = Own("contactname"), emails = new[] { Email, Own("other") + "@example.com" },
            phones = new[] { OwnNumber() }, customFields = new Dictionary<string, string> { [field] = Own("customvalue") },
        }));
        await Api.Site.DeleteCustomFieldsAsync();
        TestSite.Expect(await Api.Admin.GetAsync($"omnichannel/contacts.timeline?contactId={ContactId}"));
    }

    /// <summary>Merged into somebody, changed meanwhile, and given back; and the other way round.</summary>
    private async Task BeOneWithAnotherAsync()
    {
        FormerHomeName = TestSite.Unique("home");
        FormerHomeVisitor = await Api.Site.CreateVisitorAsync(FormerHomeName);
        FormerHomeId = await ContactIdAsync(FormerHomeVisitor);
        await MergeAsync(FormerHomeId, ContactId);
        TestSite.Expect(await Api.Admin.PostAsync(
            "omnichannel/contacts.update", new { contactId = ContactId, phones = new[] { OwnNumber() } }));
        await UnmergeAsync(ContactId);

        TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.update", new { contactId = ContactId, name = Name = Own("merging") }));
        await MergeAsync(ContactId, FormerHomeId);
        await Api.Site.SayAsync(FormerHomeVisitor, "while shown as somebody else");
        await UnmergeAsync(FormerHomeId);

        var third = await Api.Site.CreateContactAsync(TestSite.Unique("third"));
        TestSite.Expect(await Api.Admin.PostAsync(
            "omnichannel/contacts.duplicates.dismiss", new { contactId = third, otherContactId = ContactId }));
    }

    private async Task BeRenamedAsync()
    {
        TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.update", new { contactId = ContactId, name = Name = Own("lastname") }));
        TestSite.Expect(await Api.Admin.PostAsync(
            "omnichannel/contacts.block", new { email = Email, reason = Own("reasonforaddress") }));
    }

    private async Task BlockAsync(string visitorId) => TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.block", new
    {
        visitor = new { visitorId, source = new { type = "api" } }, reason = Own("reasonforchannel"),
    }));

    private async Task MergeAsync(string contactId, string otherContactId) =>
        TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.merge", new { contactId, otherContactId }));

    private async Task UnmergeAsync(string contactId) =>
        TestSite.Expect(await Api.Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId }));

    private async Task<string> ContactIdAsync(TestVisitor visitor)
    {
        JsonNode room = TestSite.Expect(await Api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!;
        return room["contactId"]!.GetValue<string>();
    }

    private string Own(string prefix)
    {
        var text = TestSite.Unique(prefix);
        _texts.Add(text);
        return text;
    }

    private string OwnNumber()
    {
        var number = "+49" + new string([.. Guid.NewGuid().ToString("N").Select(digit => (char)('0' + (digit % 10)))])[..13];
        _texts.Add(number[1..]);
        return number;
    }
}
