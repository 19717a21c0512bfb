using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Visitors prove who they are, from the widget and in the chat itself (contract §1.14).</summary>
public abstract class VerificationSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Require = "Livechat_Require_Contact_Verification";
    private const string BlockUnknown = "Livechat_Block_Unknown_Contacts";
    private const string BlockUnverified = "Livechat_Block_Unverified_Contacts";

    private TestMailbox Mailbox => new(api.Server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (api.Site is null) return;
        api.Server.Time.Shift = TimeSpan.Zero;
        await api.Site.SetAsync(Require, "never");
        await api.Site.SetAsync(BlockUnknown, false);
        await api.Site.SetAsync(BlockUnverified, false);
    }

    [DatabaseFact]
    public async Task Widget_asks_for_a_code_and_answers_with_it()
    {
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync();
        var sent = TestSite.Expect(await RequestAsync(visitor, new { token = visitor.Token, email = $" {email.ToUpperInvariant()} " }))["verification"]!;
        Assert.Equal(("email", "v•••@e•••.com", 60), (Text(sent, "field"), Text(sent, "sentTo"), sent["resendAfterSeconds"]!.GetValue<int>()));
        Assert.InRange(Date(sent, "expiresAt") - api.Server.Time.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.False((await RoomAsync(visitor))["verified"]!.GetValue<bool>());

        var confirmed = TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo(email).Insert(3, "-")))["verification"]!;
        Assert.Equal((true, "email", email), (confirmed["verified"]!.GetValue<bool>(), Text(confirmed, "field"), Text(confirmed, "value")));
        var room = await RoomAsync(visitor);
        Assert.True(room["verified"]!.GetValue<bool>());
        var listed = TestSite.Expect(await api.Admin.GetAsync("livechat/rooms?verified=true&count=0"))["rooms"]!.AsArray();
        Assert.Contains(listed, one => Text(one!, "_id") == visitor.RoomId);
        var channel = Assert.Single((await ContactAsync(Text(room, "contactId")))["channels"]!.AsArray())!;
        Assert.Equal((true, "email", email), (channel["verified"]!.GetValue<bool>(), Text(channel, "field"), Text(channel, "value")));
        Assert.Equal(Date(confirmed, "verifiedAt"), Date(channel, "verifiedAt"));
    }

    [DatabaseFact]
    public async Task Phone_is_verified_by_a_text_message()
    {
        var visitor = await api.Site.CreateVisitorAsync(phone: "+49 (30) 1234-5678");
        var sent = TestSite.Expect(await RequestAsync(visitor, new { token = visitor.Token }))["verification"]!;
        Assert.Equal(("phone", "•••78"), (Text(sent, "field"), Text(sent, "sentTo")));
        var confirmed = TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo("+493012345678")))["verification"]!;
        Assert.Equal("+493012345678", Text(confirmed, "value"));
    }

    [DatabaseFact]
    public async Task Conversation_that_waits_for_a_proof_is_in_no_queue_and_cannot_be_taken()
    {
        await api.Site.SetAsync(Require, "once");
        var email = Email();
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync(email: email);
        Assert.DoesNotContain(visitor.RoomId, await QueuesAsync(agent), StringComparison.Ordinal);
        Assert.Null((await agent.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]);
        var refused = await TakeAsync(agent, visitor);
        Assert.Equal((400, "[error-unverified-contact]"), (refused.Status, refused.Error));
        Assert.Equal("verifying", Text(
            (await api.Admin.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]!, "status"));

        await SaidAsync(visitor, "We have sent a code to v•••@e•••.com. Please answer with it.");
        TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo(email)));
        Assert.Contains(visitor.RoomId, await QueuesAsync(agent), StringComparison.Ordinal);
        TestSite.Expect(await TakeAsync(agent, visitor));
    }

    [DatabaseFact]
    public async Task Visitor_is_asked_in_the_chat_and_let_in_by_its_answer()
    {
        await api.Site.SetAsync(Require, "once");
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync();
        await SaidAsync(visitor, "Please tell us your e-mail address or your phone number. We send a code to it.");
        await api.Site.SayAsync(visitor, $"Sure: {email}");
        await SaidAsync(visitor, "We have sent a code to v•••@e•••.com. Please answer with it.");
        await api.Site.SayAsync(visitor, TestMailbox.Wrong(Mailbox.CodeTo(email)));
        await SaidAsync(visitor, "This code is wrong, attempts left: 4.");
        await api.Site.SayAsync(visitor, Mailbox.CodeTo(email));
        await SaidAsync(visitor, "Thank you, your e-mail address is confirmed.");
        Assert.True((await RoomAsync(visitor))["verified"]!.GetValue<bool>());

        await api.Site.CloseAsync(visitor);
        var next = await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}");
        Assert.True(next["room"]!["verified"]!.GetValue<bool>());
        Assert.NotNull(next["room"]!["queuedAt"]);
    }

    [DatabaseFact]
    public async Task Always_means_every_conversation()
    {
        await api.Site.SetAsync(Require, "always");
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync(email: email);
        await SaidAsync(visitor, "We have sent a code to v•••@e•••.com. Please answer with it.");
        TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo(email)));
        await api.Site.CloseAsync(visitor);
        var next = (await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!;
        Assert.False(next["verified"]!.GetValue<bool>());
        Assert.Null(next["queuedAt"]);
    }

    [DatabaseFact]
    public async Task Attempts_used_up_end_the_conversation_where_nobody_unverified_is_served()
    {
        await api.Site.SetAsync(Require, "once");
        await api.Site.SetAsync(BlockUnverified, true);
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync(email: email);
        await SaidAsync(visitor, "We have sent a code to v•••@e•••.com. Please answer with it.");
        var code = Mailbox.CodeTo(email);
        for (var left = 4; left >= 0; left--)
            AssertRefused($"This code is wrong, attempts left: {left} [error-verification-code-invalid]", await ConfirmAsync(visitor, TestMailbox.Wrong(code)));
        AssertRefused("Too many wrong codes [error-verification-too-many-attempts]", await ConfirmAsync(visitor, code));
        Assert.Equal("The contact could not be verified", Text((await RoomAsync(visitor))["lastMessage"]!, "msg"));
    }

    [DatabaseFact]
    public async Task Nobody_unknown_or_unverified_is_taken_where_the_workspace_says_so()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.SetAsync(BlockUnknown, true);
        await api.Site.SetAsync(BlockUnverified, true);
        AssertRefused("[error-unknown-contact]", await TakeAsync(agent, visitor));
        var contactId = Text(await RoomAsync(visitor), "contactId");
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.update", new { contactId, name = "Known" }));
        AssertRefused("[error-unverified-contact]", await TakeAsync(agent, visitor));
        var email = Email();
        TestSite.Expect(await RequestAsync(visitor, new { token = visitor.Token, email }));
        TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo(email)));
        TestSite.Expect(await TakeAsync(agent, visitor));
    }

    [DatabaseFact]
    public async Task Visitors_that_prove_the_same_address_are_one_contact_and_can_be_parted_again()
    {
        var email = Email();
        var agent = await api.Site.CreateAgentAsync();
        var (first, second) = (await api.Site.CreateVisitorAsync("First"), await api.Site.CreateVisitorAsync("Second"));
        await api.Site.TakeAsync(agent, first);
        foreach (var visitor in new[] { first, second })
        {
            TestSite.Expect(await RequestAsync(visitor, new { token = visitor.Token, email }));
            TestSite.Expect(await ConfirmAsync(visitor, Mailbox.CodeTo(email)));
        }

        var (one, two) = (await RoomAsync(first), await RoomAsync(second));
        Assert.Equal(Text(two, "contactId"), Text(one, "contactId"));
        Assert.Equal(2, (await ContactAsync(Text(two, "contactId")))["channels"]!.AsArray().Count);
        await api.Site.SayAsync(first, "still here");
        await api.Site.SayAsync(second, "me too");

        var own = Text((await api.Server.Anonymous.GetAsync($"livechat/room?token={first.Token}"))["room"]!, "contactId");
        Assert.NotEqual(Text(two, "contactId"), own);
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = own }));
        await api.Server.EventuallyAsync(
            () => api.Admin.GetAsync($"rooms.info?roomId={first.RoomId}"), answer => Text(answer["room"]!, "contactId") == own);
        Assert.Single((await ContactAsync(own))["channels"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Nothing_tells_a_visitor_whether_an_address_is_known()
    {
        var (known, verified, unknown) = (Email(), Email(), Email());
        await api.Site.CreateContactAsync("Registered Person", [known]);
        var owner = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await RequestAsync(owner, new { token = owner.Token, email = verified }));
        TestSite.Expect(await ConfirmAsync(owner, Mailbox.CodeTo(verified)));

        var answers = new List<string>();
        foreach (var email in new[] { known, verified, unknown })
        {
            var token = TestSite.Unique("token");
            var written = Mailbox.To(email).Count;
            TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, name = "Guest", email } }));
            var room = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={token}"), 200);
            var sent = await api.Server.Anonymous.PostAsync("livechat/verification.request", new { token, email });
            var wrong = await api.Server.Anonymous.PostAsync(
                "livechat/verification.confirm", new { token, code = TestMailbox.Wrong(Mailbox.CodeTo(email)) });
            Assert.Equal(written + 1, Mailbox.To(email).Count);
            answers.Add(string.Join('\n', room, sent, wrong).Replace(token, "T", StringComparison.Ordinal));
        }

        Assert.Single(answers.Select(WithoutIdsAndTimes).Distinct());
        Assert.DoesNotContain("Registered Person", answers[0], StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Code_is_in_no_row_and_no_log()
    {
        var journal = api.Server.Services.GetRequiredService<IJournal>();
        var before = await journal.HeadAsync();
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await RequestAsync(visitor, new { token = visitor.Token, email }));
        var code = Mailbox.CodeTo(email);
        TestSite.Expect(await ConfirmAsync(visitor, code));
        var word = new Regex($"(?<![0-9A-Za-z]){code}(?![0-9A-Za-z])");
        Assert.DoesNotContain(await journal.ReadAsync(before, 1_000), entry => word.IsMatch(entry.Data));
        Assert.DoesNotContain(api.Server.Log.Lines, line => word.IsMatch(line) || line.Contains(email, StringComparison.Ordinal));
    }

    [DatabaseFact]
    public Task Start_says_where_mail_goes() => api.Server.Log.WaitForAsync("No SMTP server is configured (Smtp:Host): mail is written to ");

    [DatabaseFact]
    public async Task Refusals_say_why()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        AssertRefused("invalid-token", await RequestAsync(visitor, new { token = "nobody", email = "a@b.de" }));
        AssertRefused("invalid-token", await api.Server.Anonymous.PostAsync("livechat/verification.confirm", new { token = "nobody", code = "123456" }));
        AssertRefused("An e-mail address or a phone number is needed [error-verification-no-address]",
            await RequestAsync(visitor, new { token = visitor.Token }));
        AssertRefused("must NOT have both 'email' and 'phone' [invalid-params]",
            await RequestAsync(visitor, new { token = visitor.Token, email = "a@b.de", phone = "+491234567" }));
        AssertRefused("must match format \"basic_email\" [invalid-params]",
            await RequestAsync(visitor, new { token = visitor.Token, email = "a@b.de\r\nBcc: c@d.de" }));
        AssertRefused("must be a phone number [invalid-params]", await RequestAsync(visitor, new { token = visitor.Token, phone = "123456" }));
        AssertRefused("This code is not valid any more [error-verification-code-expired]", await ConfirmAsync(visitor, "123456"));
        var token = TestSite.Unique("token");
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token } }));
        AssertRefused("error-invalid-channel", await RequestAsync(visitor, new { token, email = "a@b.de" }));
    }

    [DatabaseFact]
    public async Task Codes_wait_for_each_other_and_expire()
    {
        var email = Email();
        var visitor = await api.Site.CreateVisitorAsync();
        var body = new { token = visitor.Token, email };
        TestSite.Expect(await RequestAsync(visitor, body));
        var throttled = await RequestAsync(visitor, body);
        Assert.Matches(@"^Another code can be sent in \d+ seconds \[error-verification-throttled\]$", throttled.Error);
        api.Server.Time.Shift = TimeSpan.FromSeconds(61);
        TestSite.Expect(await RequestAsync(visitor, body, "key"));
        TestSite.Expect(await RequestAsync(visitor, body, "key"));
        Assert.Equal(2, Mailbox.To(email).Count);
        api.Server.Time.Shift = TimeSpan.FromMinutes(12);
        AssertRefused("This code is not valid any more [error-verification-code-expired]", await ConfirmAsync(visitor, Mailbox.CodeTo(email)));
    }

    private static string Email() => TestSite.Unique("v") + "@example.com";

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static DateTimeOffset Date(JsonNode node, string name) =>
        DateTimeOffset.Parse(Text(node, name), System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertRefused(string error, ApiResponse answer) => Assert.Equal((400, error), (answer.Status, answer.Error));

    /// <summary>Removes everything that differs between any two visitors.</summary>
    private static string WithoutIdsAndTimes(string text) => Regex.Replace(
        text, @"\d{4}-\d\d-\d\dT[0-9:.]+Z|""(_id|rid|contactId)"":""[^""]+""|guest-\d+|[A-Za-z0-9]{17}-\d+", "");

    private Task<ApiResponse> RequestAsync(TestVisitor visitor, object body, string? key = null)
    {
        Assert.NotEmpty(visitor.Token);
        return api.Server.Anonymous.PostAsync("livechat/verification.request", body, key);
    }

    private Task<ApiResponse> ConfirmAsync(TestVisitor visitor, string code) =>
        api.Server.Anonymous.PostAsync("livechat/verification.confirm", new { token = visitor.Token, code });

    private static Task<ApiResponse> TakeAsync(TestUser agent, TestVisitor visitor) =>
        agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId });

    /// <summary>The room as agents see it.</summary>
    private async Task<JsonNode> RoomAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private async Task<JsonNode> ContactAsync(string contactId) =>
        TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;

    private async Task<string> QueuesAsync(TestUser agent) => string.Join('\n',
        TestSite.Expect(await agent.Client.GetAsync("livechat/inquiries.queuedForUser?count=0")).Text,
        TestSite.Expect(await api.Admin.GetAsync("livechat/inquiries.list?count=0")).Text,
        TestSite.Expect(await api.Admin.GetAsync("livechat/rooms?queued=true&count=0")).Text);

    private Task SaidAsync(TestVisitor visitor, string text) => api.Server.EventuallyAsync(
        () => api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}"),
        answer => answer["messages"]!.AsArray().Any(message => Text(message!, "msg") == text));
}

[Collection(OnSqlite.Name)]
public sealed class VerificationOnSqlite(SqliteApi api) : VerificationSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VerificationOnPostgres(PostgresApi api) : VerificationSuite(api);
