using System.Text.Json.Nodes;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>Contacts that are one person: merged, unmerged, suggested; and what happened to them.</summary>
public abstract class MergeSuite(ApiFixture api)
{
    private ApiClient Admin => api.Admin;

    [DatabaseFact]
    public async Task Merged_contact_is_found_by_both_ids_and_has_what_both_had()
    {
        var (first, second) = await TwoContactsAsync();
        var merged = TestSite.Expect(await MergeAsync(first, second))["contact"]!;
        Assert.Equal(first.Id, Text(merged, "_id"));
        Assert.Equal([first.Email, second.Email], merged["emails"]!.AsArray().Select(email => Text(email!, "address")));
        Assert.Equal(("name", second.Name), (Text(merged["conflictingFields"]![0]!, "field"), Text(merged["conflictingFields"]![0]!, "value")));
        foreach (var id in new[] { first.Id, second.Id })
            Assert.Equal(first.Id, Text(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={id}"))["contact"]!, "_id"));
        foreach (var text in new[] { first.Email, second.Email })
        {
            var found = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={Uri.EscapeDataString(text)}"));
            Assert.Equal(first.Id, Text(Assert.Single(found["contacts"]!.AsArray())!, "_id"));
        }
    }

    [DatabaseFact]
    public async Task Dry_run_shows_what_would_be_and_changes_nothing()
    {
        var (first, second) = await TwoContactsAsync();
        var preview = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new
        {
            contactId = first.Id, otherContactId = second.Id, fields = new { name = second.Id }, dryRun = true,
        }));
        Assert.Equal(second.Name, Text(preview["contact"]!, "name"));
        Assert.Empty(preview["contact"]!["conflictingFields"]!.AsArray());
        Assert.Equal(second.Id, Text(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={second.Id}"))["contact"]!, "_id"));
        Assert.Empty(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.merges?contactId={first.Id}"))["merges"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Merge_that_is_sent_again_is_one_merge_and_cannot_be_repeated_by_others()
    {
        var (first, second) = await TwoContactsAsync();
        var command = new { contactId = first.Id, otherContactId = second.Id };
        var key = TestSite.Unique("key");
        var once = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", command, key));
        var twice = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", command, key));
        Assert.Equal(once["contact"]!.ToJsonString(), twice["contact"]!.ToJsonString());
        Assert.Equal("error-contacts-cannot-be-merged", (await Admin.PostAsync("omnichannel/contacts.merge", command)).Error);
        Assert.Equal("error-contacts-cannot-be-merged", (await Admin.PostAsync(
            "omnichannel/contacts.merge", new { contactId = first.Id, otherContactId = first.Id })).Error);
        Assert.Equal("error-contact-not-found", (await Admin.PostAsync(
            "omnichannel/contacts.merge", new { contactId = first.Id, otherContactId = "nobody" })).Error);
        Assert.Single(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.merges?contactId={second.Id}"))["merges"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Unmerged_contacts_are_as_before_with_their_own_traffic()
    {
        var (first, second) = await TwoContactsAsync();
        TestSite.Expect(await MergeAsync(first, second));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId = second.Id, phones = new[] { "222" } }));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId = first.Id, phones = new[] { "111" } }));

        var key = TestSite.Unique("key");
        var given = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = second.Id }, key))["contact"]!;
        Assert.Equal((second.Id, second.Name, "222"), (Text(given, "_id"), Text(given, "name"), Text(given["phones"]![0]!, "phoneNumber")));
        Assert.Equal(second.Email, Text(Assert.Single(given["emails"]!.AsArray())!, "address"));
        var kept = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={first.Id}"))["contact"]!;
        Assert.Equal((first.Name, "111"), (Text(kept, "name"), Text(Assert.Single(kept["phones"]!.AsArray())!, "phoneNumber")));
        Assert.Empty(kept["conflictingFields"]!.AsArray());

        var again = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = second.Id }, key))["contact"]!;
        Assert.Equal(given.ToJsonString(), again.ToJsonString());
        Assert.Equal("error-merge-not-found", (await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = second.Id })).Error);
    }

    [DatabaseFact]
    public async Task Running_chat_survives_merge_and_unmerge_and_follows_its_contact()
    {
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("Visitor"));
        var ownId = await ContactOfAsync(visitor);
        var name = TestSite.Unique("Registered");
        var registeredId = await api.Site.CreateContactAsync(name);
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new { contactId = registeredId, otherContactId = ownId }));
        var merged = await RoomAsync(visitor);
        Assert.Equal((registeredId, name), (Text(merged, "contactId"), Text(merged, "fname")));
        await api.Site.SayAsync(visitor, "still here");
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"));
        Assert.Single(await HistoryAsync(registeredId));

        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = ownId }));
        Assert.Empty(await HistoryAsync(registeredId));
        Assert.Equal(visitor.RoomId, Text(Assert.Single(await HistoryAsync(ownId))!, "_id"));
        var closed = await api.Server.EventuallyAsync(
            () => Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => Text(answer["room"]!, "contactId") == ownId);
        Assert.Equal(ownId, Text(closed["room"]!, "contactId"));
    }

    [DatabaseFact]
    public async Task Registered_contact_is_claimed_for_the_conversation_and_unmerge_undoes_it()
    {
        var email = $"{TestSite.Unique("claimed")}@example.com";
        var contactId = await api.Site.CreateContactAsync("Known Customer", [email]);
        var visitor = await api.Site.CreateVisitorAsync("Somebody", email: email);
        var room = await RoomAsync(visitor);
        Assert.Equal((contactId, "Known Customer", false), (Text(room, "contactId"), Text(room, "fname"), room["verified"]!.GetValue<bool>()));
        var merge = Assert.Single(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.merges?contactId={contactId}"))["merges"]!.AsArray())!;
        Assert.Equal("claimed", Text(merge, "reason"));

        // Somebody else with the same unproven address gets a contact of its own.
        var other = await api.Site.CreateVisitorAsync("Another", email: email);
        Assert.NotEqual(contactId, await ContactOfAsync(other));

        var given = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = Text(merge, "contactId") }))["contact"]!;
        Assert.Equal("Somebody", Text(given, "name"));
        Assert.True(given["unknown"]!.GetValue<bool>());
        var kept = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Empty(kept["channels"]!.AsArray());
        Assert.Equal("Somebody", Text(await RoomAsync(visitor), "fname"));
    }

    [DatabaseFact]
    public async Task Same_unproven_address_suggests_a_merge_until_it_is_dismissed()
    {
        var email = $"{TestSite.Unique("twin")}@example.com";
        var first = await api.Site.CreateContactAsync("Twin One", [email]);
        var second = await api.Site.CreateContactAsync("Twin Two", [email]);
        async Task<JsonArray> DuplicatesAsync(string id) =>
            TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.duplicates?contactId={id}"))["duplicates"]!.AsArray();

        Assert.Equal(second, Text(Assert.Single(await DuplicatesAsync(first))!["other"]!, "_id"));
        Assert.Contains(await PairsAsync(), pair => pair == (first, second) || pair == (second, first));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.duplicates.dismiss", new { contactId = first, otherContactId = second }));
        Assert.Empty(await DuplicatesAsync(first));
        Assert.Empty(await DuplicatesAsync(second));
        Assert.DoesNotContain(await PairsAsync(), pair => pair == (first, second) || pair == (second, first));
    }

    [DatabaseFact]
    public async Task Parallel_merges_in_both_directions_leave_one_contact()
    {
        for (var round = 0; round < 5; round++)
        {
            var (first, second) = await TwoContactsAsync();
            var answers = await Task.WhenAll(MergeAsync(first, second), MergeAsync(second, first));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Single(answers, answer => answer is { Status: 400, Error: "error-contacts-cannot-be-merged" });
            var ids = new List<string>();
            foreach (var id in new[] { first.Id, second.Id })
                ids.Add(Text(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={id}"))["contact"]!, "_id"));
            Assert.Equal(ids[0], ids[1]);
        }
    }

    [DatabaseFact]
    public async Task Conflicts_are_settled_one_by_one()
    {
        var (first, second) = await TwoContactsAsync();
        var none = await Admin.PostAsync("omnichannel/contacts.conflicts", new { contactId = first.Id, name = "x" });
        Assert.Equal((400, "error-contact-has-no-conflicts"), (none.Status, none.Error));
        TestSite.Expect(await MergeAsync(first, second));
        var settled = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.conflicts", new { contactId = first.Id, name = second.Name }));
        Assert.Equal(second.Name, Text(settled["result"]!, "name"));
        Assert.Empty(settled["result"]!["conflictingFields"]!.AsArray());
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = second.Id }));
        Assert.Equal(first.Name, Text(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={first.Id}"))["contact"]!, "name"));
        Assert.Equal("error-contact-not-found", (await Admin.PostAsync("omnichannel/contacts.conflicts", new { contactId = "x" })).Error);
    }

    [DatabaseFact]
    public async Task Timeline_tells_what_happened_by_whom_page_by_page()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("Timeline"));
        var contactId = await ContactOfAsync(visitor);
        TestSite.Expect(await agent.Client.PostAsync("omnichannel/contacts.update", new { contactId, name = "Edited" }));
        TestSite.Expect(await agent.Client.GetAsync($"omnichannel/contacts.get?contactId={contactId}"));
        TestSite.Expect(await agent.Client.GetAsync($"omnichannel/contacts.get?contactId={contactId}"));
        await api.Site.CloseAsync(visitor);

        var all = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}"))["timeline"]!.AsArray();
        var kinds = all.Select(entry => Text(entry!, "kind")).Reverse().ToList();
        Assert.Equal(["contact-arrived", "contact-channel-added", "conversation-started"], kinds.Take(3));
        Assert.Contains("contact-updated", kinds);
        Assert.Contains("conversation-closed", kinds);
        Assert.DoesNotContain("message", kinds);
        var edit = all.Single(entry => Text(entry!, "kind") == "contact-updated")!;
        Assert.Equal((agent.Username, "Edited"), (Text(edit["actor"]!, "username"), Text(edit["details"]!, "name")));
        // Looking twice within the hour is one entry; the look at the timeline itself is one too.
        Assert.Single(all, entry => Text(entry!, "kind") == "contact-viewed" && Text(entry!["actor"]!, "_id") == agent.UserId);

        var paged = new List<string>();
        for (string? before = null; ;)
        {
            var page = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}&count=2{before}"));
            paged.AddRange(page["timeline"]!.AsArray().Select(entry => entry!["position"]!.ToJsonString()));
            if (page["next"] is not { } next) break;
            before = $"&before={next.ToJsonString()}";
        }

        Assert.Equal(all.Select(entry => entry!["position"]!.ToJsonString()), paged);
        var edits = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}&kinds[]=contact-updated&kinds[]=message"));
        Assert.Single(edits["timeline"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Contact_is_read_as_it_was()
    {
        var (first, second) = await TwoContactsAsync();
        var before = api.Server.Time.GetUtcNow();
        try
        {
            api.Server.Time.Shift = TimeSpan.FromMinutes(5);
            TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId = first.Id, name = "Renamed" }));
            TestSite.Expect(await MergeAsync(first, second));
            await CheckPastAsync(first, second, before);
        }
        finally
        {
            api.Server.Time.Shift = TimeSpan.Zero;
        }
    }

    private async Task CheckPastAsync(TestContact first, TestContact second, DateTimeOffset before)
    {
        async Task<ApiResponse> AtAsync(string id, DateTimeOffset at) =>
            await Admin.GetAsync($"omnichannel/contacts.get?contactId={id}&at={Uri.EscapeDataString(at.ToString("O"))}");

        Assert.Equal(first.Name, Text(TestSite.Expect(await AtAsync(first.Id, before))["contact"]!, "name"));
        Assert.Equal(second.Id, Text(TestSite.Expect(await AtAsync(second.Id, before))["contact"]!, "_id"));
        var now = api.Server.Time.GetUtcNow();
        Assert.Equal(
            (first.Id, "Renamed"), (Text((await AtAsync(second.Id, now))["contact"]!, "_id"), Text((await AtAsync(second.Id, now))["contact"]!, "name")));
        Assert.Equal(404, (await AtAsync(first.Id, before.AddYears(-1))).Status);
        Assert.Equal(400, (await Admin.GetAsync($"omnichannel/contacts.get?contactId={first.Id}&at=never")).Status);
    }

    [DatabaseFact]
    public async Task Manager_who_is_no_agent_any_more_manages_nobody()
    {
        var agent = await api.Site.CreateAgentAsync();
        var contactId = await api.Site.CreateContactAsync(TestSite.Unique("Managed"));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId, contactManager = agent.UserId }));
        TestSite.Expect(await Admin.DeleteAsync($"livechat/users/agent/{agent.UserId}"));
        await api.Server.EventuallyAsync(
            () => Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"), answer => answer["contact"]!["contactManager"] is null);
        var timeline = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}&kinds[]=contact-manager-removed"));
        Assert.Equal(agent.UserId, Text(Assert.Single(timeline["timeline"]!.AsArray())!["details"]!, "contactManager"));
    }

    [DatabaseFact]
    public async Task Name_of_a_contact_is_the_name_of_all_its_rooms()
    {
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("Before"));
        var contactId = await ContactOfAsync(visitor);
        await api.Site.CloseAsync(visitor);
        var open = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!;
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId, name = "After" }));
        Assert.Equal("After", Text((await Admin.GetAsync($"rooms.info?roomId={Text(open, "_id")}"))["room"]!, "fname"));
        await api.Server.EventuallyAsync(
            () => Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => Text(answer["room"]!, "fname") == "After");
    }

    private async Task<(TestContact First, TestContact Second)> TwoContactsAsync() => (await ContactAsync(), await ContactAsync());

    private async Task<TestContact> ContactAsync()
    {
        var name = TestSite.Unique("Contact");
        var email = $"{name.ToLowerInvariant()}@example.com";
        return new TestContact(await api.Site.CreateContactAsync(name, [email]), name, email);
    }

    private Task<ApiResponse> MergeAsync(TestContact contact, TestContact other) =>
        Admin.PostAsync("omnichannel/contacts.merge", new { contactId = contact.Id, otherContactId = other.Id });

    private async Task<JsonNode> RoomAsync(TestVisitor visitor) =>
        TestSite.Expect(await Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private async Task<string> ContactOfAsync(TestVisitor visitor) => Text(await RoomAsync(visitor), "contactId");

    private async Task<JsonArray> HistoryAsync(string contactId) =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}"))["history"]!.AsArray();

    private async Task<List<(string, string)>> PairsAsync()
    {
        var pairs = new List<(string, string)>();
        for (string? after = null; ;)
        {
            var page = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.duplicates?count=100{after}"));
            pairs.AddRange(page["duplicates"]!.AsArray().Select(pair => (Text(pair!["contact"]!, "_id"), Text(pair["other"]!, "_id"))));
            if (page["next"] is not { } next) return pairs;
            after = $"&after={next.GetValue<string>()}";
        }
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private sealed record TestContact(string Id, string Name, string Email);
}

[Collection(OnSqlite.Name)]
public sealed class MergeOnSqlite(SqliteApi api) : MergeSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class MergeOnPostgres(PostgresApi api) : MergeSuite(api);
