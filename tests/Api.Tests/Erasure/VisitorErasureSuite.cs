using ContactCenter.Parties;

namespace ContactCenter.Tests.Erasure;

/// <summary>A visitor deletes itself (contract §2.1).</summary>
public abstract class VisitorErasureSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Visitor_takes_its_conversations_and_the_contact_that_nobody_else_is()
    {
        var name = TestSite.Unique("stranger");
        var visitor = await api.Site.CreateVisitorAsync(name, email: $"{name}@example.com");
        var contactId = await ContactIdAsync(visitor);
        var said = TestSite.Unique("said");
        await api.Site.SayAsync(visitor, said);
        var refused = await DeleteAsync(visitor.Token);
        Assert.Equal((400, "Cannot remove visitors with opened rooms [visitor-has-open-rooms]"), (refused.Status, refused.Error));

        await api.Site.CloseAsync(visitor);
        var deleted = TestSite.Expect(await DeleteAsync(visitor.Token))["visitor"]!;
        Assert.Equal(visitor.VisitorId, deleted["_id"]!.GetValue<string>());
        Assert.NotNull(deleted["ts"]);
        Assert.Empty(await DatabaseDump.FindAsync(
            api.Server, [name, contactId, visitor.VisitorId, visitor.RoomId, VisitorKey.Of(visitor.Token), visitor.Username, said]));
        Assert.Equal("[invalid-token]", (await DeleteAsync(visitor.Token)).Error);
    }

    [DatabaseFact]
    public async Task Registered_contact_that_a_visitor_claimed_stays_without_it()
    {
        var email = $"{TestSite.Unique("claimed")}@example.com";
        var name = TestSite.Unique("registered");
        var contactId = await api.Site.CreateContactAsync(name, [email]);
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("claimer"), email: email);
        var claimed = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Single(claimed["channels"]!.AsArray());
        await api.Site.CloseAsync(visitor);

        TestSite.Expect(await DeleteAsync(visitor.Token));
        var contact = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Equal(name, contact["name"]!.GetValue<string>());
        Assert.Empty(contact["channels"]!.AsArray());
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, [visitor.VisitorId, VisitorKey.Of(visitor.Token), visitor.Username]));
    }

    [DatabaseFact]
    public async Task Known_contact_loses_the_channel_and_its_conversations_and_the_block_stays()
    {
        var visitor = await api.Site.CreateVisitorAsync("Some Body");
        var contactId = await ContactIdAsync(visitor);
        var said = TestSite.Unique("said");
        await api.Site.SayAsync(visitor, said);
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.update", new { contactId, name = "Known Body" }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { contactId }));

        TestSite.Expect(await DeleteAsync(visitor.Token));
        var contact = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Equal("Known Body", contact["name"]!.GetValue<string>());
        Assert.Empty(contact["channels"]!.AsArray());
        Assert.Null(contact["lastChat"]);
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, [said, VisitorKey.Of(visitor.Token)]));
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token = visitor.Token } }));
        Assert.Equal("error-contact-channel-blocked", (await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}")).Error);
    }

    private Task<ApiResponse> DeleteAsync(string token) => api.Server.Anonymous.DeleteAsync($"livechat/visitor/{token}");

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!["contactId"]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class VisitorErasureOnSqlite(SqliteApi api) : VisitorErasureSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisitorErasureOnPostgres(PostgresApi api) : VisitorErasureSuite(api);
