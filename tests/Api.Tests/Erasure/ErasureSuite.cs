using System.Text.Json.Nodes;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Erasure;

/// <summary>Deleting a person (contract §1.11): nothing is left but a receipt.</summary>
public abstract class ErasureSuite(ApiFixture api)
{
    private const string ClosesRooms = "Livechat_Allow_collect_and_store_HTTP_header_informations";

    private ApiClient Admin => api.Admin;

    [DatabaseFact]
    public async Task Deleted_person_is_found_in_no_table_and_no_file_and_nowhere_else()
    {
        var person = await PersonToErase.CreateAsync(api);
        await person.BlockAsync();
        var before = await DatabaseDump.FindAsync(api.Server, person.Texts);
        foreach (var text in person.Texts.Except([person.Visitor.Token]))
            Assert.True(before.Any(place => place.EndsWith(text, StringComparison.OrdinalIgnoreCase)), $"{text} was nowhere before.");

        var receipt = TestSite.Expect(await person.DeleteAsync())["receipt"]!;
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, person.Texts));
        Assert.True(receipt["entries"]!["message"]!.GetValue<long>() >= 30, receipt.ToJsonString());
        Assert.Equal((1, 1, 1, 2), (Number(receipt, "contacts"), Number(receipt, "visitors"), Number(receipt, "conversations"), Number(receipt, "blocksKept")));
        Assert.Equal(api.Admin.UserId, receipt["requestedBy"]!.GetValue<string>());
        await IsGoneAsync(person);
        await OthersAreAsTheyWereAsync(person);
        await JournalIsGaplessAsync();
    }

    [DatabaseFact]
    public async Task Erased_visitor_that_was_blocked_comes_back_as_a_stranger_that_is_blocked()
    {
        var person = await PersonToErase.CreateAsync(api);
        await person.BlockAsync();
        TestSite.Expect(await person.DeleteAsync());
        TestSite.Expect(await RegisterAsync(person.Visitor.Token, null));
        Assert.Equal("error-contact-channel-blocked", (await api.Server.Anonymous.GetAsync($"livechat/room?token={person.Visitor.Token}")).Error);

        // So does whoever else has the address that was blocked.
        var other = TestSite.Unique("token");
        TestSite.Expect(await RegisterAsync(other, person.Email));
        Assert.Equal("error-contact-channel-blocked", (await api.Server.Anonymous.GetAsync($"livechat/room?token={other}")).Error);
    }

    [DatabaseFact]
    public async Task Erased_visitor_that_was_not_blocked_begins_anew()
    {
        var visitor = await api.Site.CreateVisitorAsync("Some Body");
        var contactId = await ContactIdAsync(visitor);
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await DeleteAsync(contactId));
        Assert.Equal("invalid-token", (await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}")).Error);
        TestSite.Expect(await RegisterAsync(visitor.Token, null));
        var room = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"));
        Assert.True(room["newRoom"]!.GetValue<bool>());
        Assert.NotEqual(contactId, room["room"]!["contactId"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Open_conversation_is_a_reason_to_refuse_unless_privacy_comes_first()
    {
        var visitor = await api.Site.CreateVisitorAsync("Some Body");
        var contactId = await ContactIdAsync(visitor);
        var refused = await DeleteAsync(contactId);
        Assert.Equal((400, "error-contact-has-open-rooms"), (refused.Status, refused.Error));
        await api.Site.SayAsync(visitor, "still here");

        await api.Site.SetAsync(ClosesRooms, true);
        try
        {
            TestSite.Expect(await DeleteAsync(contactId));
        }
        finally
        {
            await api.Site.SetAsync(ClosesRooms, false);
        }

        Assert.Equal(404, (await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}")).Status);
        var late = await api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "late" });
        Assert.Equal((400, "invalid-token"), (late.Status, late.Error));
    }

    [DatabaseFact]
    public async Task Confirmation_must_say_what_goes_now()
    {
        var name = TestSite.Unique("Ada");
        var visitor = await api.Site.CreateVisitorAsync(name);
        var contactId = await ContactIdAsync(visitor);
        var deletion = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.deletion?contactId={contactId}"));
        Assert.Equal($"Delete {name} and 1 conversation, 1 of them open", deletion["confirm"]!.GetValue<string>());
        await api.Site.CloseAsync(visitor);

        var outdated = await DeleteAsync(contactId, deletion["confirm"]!.GetValue<string>());
        Assert.Equal((400, "error-confirmation-mismatch"), (outdated.Status, outdated.Error));
        deletion = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.deletion?contactId={contactId}"));
        Assert.Equal((1, 0), (Number(deletion.Json, "conversations"), Number(deletion.Json, "openConversations")));
        TestSite.Expect(await DeleteAsync(contactId, deletion["confirm"]!.GetValue<string>()));
        Assert.Equal("error-contact-not-found", (await Admin.GetAsync($"omnichannel/contacts.deletion?contactId={contactId}")).Error);
    }

    [DatabaseFact]
    public async Task Deleting_that_is_sent_again_gives_the_same_receipt_and_another_one_finds_nobody()
    {
        var contactId = await api.Site.CreateContactAsync("Some Body");
        var key = TestSite.Unique("key");
        var once = TestSite.Expect(await DeleteAsync(contactId, key: key))["receipt"]!.ToJsonString();
        Assert.Equal(once, TestSite.Expect(await DeleteAsync(contactId, key: key))["receipt"]!.ToJsonString());
        Assert.Equal("error-contact-not-found", (await DeleteAsync(contactId)).Error);
        Assert.Equal("error-contact-not-found", (await DeleteAsync("nobody")).Error);
    }

    [DatabaseFact]
    public async Task Merged_contact_is_deleted_as_a_whole_by_any_of_its_ids()
    {
        var (first, second) = (await api.Site.CreateContactAsync(TestSite.Unique("one")), await api.Site.CreateContactAsync(TestSite.Unique("two")));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new { contactId = first, otherContactId = second }));
        var receipt = TestSite.Expect(await DeleteAsync(second))["receipt"]!;
        Assert.Equal(2, Number(receipt, "contacts"));
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, [first, second]));
    }

    [DatabaseFact]
    public async Task Receipt_can_be_verified_later_and_a_changed_one_cannot()
    {
        var contactId = await api.Site.CreateContactAsync("Some Body");
        var receipt = TestSite.Expect(await DeleteAsync(contactId))["receipt"]!;
        var found = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.receipt?receiptId={receipt["receiptId"]!.GetValue<string>()}"));
        Assert.Equal(receipt.ToJsonString(), found["receipt"]!.ToJsonString());
        Assert.True(await IsValidAsync(receipt));
        Assert.True(ReceiptCheck.IsSigned(receipt, found["publicKey"]!.GetValue<string>()));
        foreach (var (member, value) in Changes())
        {
            var changed = JsonNode.Parse(receipt.ToJsonString())!;
            changed[member] = value;
            Assert.False(await IsValidAsync(changed), changed.ToJsonString());
            Assert.False(ReceiptCheck.IsSigned(changed, found["publicKey"]!.GetValue<string>()));
        }

        Assert.Equal(404, (await Admin.GetAsync("omnichannel/contacts.receipt?receiptId=nothing")).Status);
    }

    [DatabaseFact]
    public async Task Export_has_everything_of_a_person_and_no_secret()
    {
        var person = await PersonToErase.CreateAsync(api);
        var answer = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.export?contactId={person.ContactId}&withNotes=true"));
        Assert.Equal(person.Name, answer["contact"]!["name"]!.GetValue<string>());
        var secrets = new[] { person.Visitor.Token, ContactCenter.Parties.VisitorKey.Of(person.Visitor.Token) };
        // The reason of an address's block is the address's, not the person's.
        foreach (var text in person.Texts.Except(secrets).Where(text => !text.StartsWith("reason", StringComparison.Ordinal)))
            Assert.Contains(text, answer.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in secrets) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
        Assert.True(answer["conversations"]![0]!["messages"]!.AsArray().Count >= 32, answer.Text);
        Assert.Contains(answer["timeline"]!.AsArray(), entry => entry!["kind"]!.GetValue<string>() == "contact-viewed");

        var agent = await api.Site.CreateAgentAsync();
        Assert.Equal(403, (await agent.Client.GetAsync($"omnichannel/contacts.export?contactId={person.ContactId}")).Status);
        Assert.Equal("error-contact-not-found", (await Admin.GetAsync("omnichannel/contacts.export?contactId=nobody")).Error);
    }

    [DatabaseFact]
    public async Task Agents_may_not_delete_contacts()
    {
        var agent = await api.Site.CreateAgentAsync();
        var contactId = await api.Site.CreateContactAsync("Some Body");
        Assert.Equal(403, (await agent.Client.PostAsync("omnichannel/contacts.delete", new { contactId })).Status);
    }

    private static IEnumerable<(string, JsonNode)> Changes() =>
    [
        ("conversations", 7), ("requestedBy", "somebody"), ("erasedAt", "2020-01-01T00:00:00.000Z"), ("entries", new JsonObject()),
        ("receiptId", "another"),
    ];

    private async Task<bool> IsValidAsync(JsonNode receipt) => TestSite.Expect(await Admin.PostAsync(
        "omnichannel/contacts.receipt.verify", new { receipt }))["valid"]!.GetValue<bool>();

    private async Task IsGoneAsync(PersonToErase person)
    {
        var id = person.ContactId;
        Assert.Equal(404, (await Admin.GetAsync($"omnichannel/contacts.get?contactId={id}")).Status);
        foreach (var refused in new[]
        {
            await Admin.PostAsync("omnichannel/contacts.update", new { contactId = id, name = "x" }),
            await Admin.GetAsync($"omnichannel/contacts.history?contactId={id}"), await person.DeleteAsync(),
            await Admin.PostAsync("omnichannel/contacts.block", new { contactId = id }),
        })
            Assert.Equal((400, "error-contact-not-found"), (refused.Status, refused.Error));
        Assert.Empty(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.channels?contactId={id}"))["channels"]!.AsArray());
        Assert.Empty(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={person.Name}"))["contacts"]!.AsArray());
        foreach (var query in new[] { $"contactId={id}", $"email={person.Email}" })
            Assert.False(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.checkExistence?{query}"))["exists"]!.GetValue<bool>());
        Assert.Equal("[invalid-token]", (await api.Server.Anonymous.GetAsync($"livechat/visitor/{person.Visitor.Token}")).Error);
    }

    private async Task OthersAreAsTheyWereAsync(PersonToErase person)
    {
        var home = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={person.FormerHomeId}"))["contact"]!;
        Assert.Equal(person.FormerHomeName, home["name"]!.GetValue<string>());
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={person.FormerHomeId}"));
        await api.Site.SayAsync(person.FormerHomeVisitor, "I am still here");
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId = person.FormerHomeId, name = "Another" }));
        Assert.Equal("Another", TestSite.Expect(await Admin.GetAsync($"channels.info?roomId={person.FormerHomeVisitor.RoomId}"))
            ["channel"]!["fname"]!.GetValue<string>());
    }

    private async Task JournalIsGaplessAsync()
    {
        var journal = api.Server.Services.GetRequiredService<IJournal>();
        var (expected, after) = (0L, 0L);
        while (true)
        {
            var page = await journal.ReadAsync(after, JournalLimits.MaxEntriesPerRead);
            foreach (var entry in page) Assert.Equal(++expected, entry.Position);
            if (page.Length < JournalLimits.MaxEntriesPerRead) return;
            after = page[^1].Position;
        }
    }

    private Task<ApiResponse> DeleteAsync(string contactId, string? confirm = null, string? key = null) =>
        Admin.PostAsync("omnichannel/contacts.delete", new { contactId, confirm }, key);

    private Task<ApiResponse> RegisterAsync(string token, string? email) =>
        api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, email } });

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!["contactId"]!.GetValue<string>();

    private static int Number(JsonNode node, string member) => node[member]!.GetValue<int>();
}

[Collection(OnSqlite.Name)]
public sealed class ErasureOnSqlite(SqliteApi api) : ErasureSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ErasureOnPostgres(PostgresApi api) : ErasureSuite(api);
