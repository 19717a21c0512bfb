using System.Reflection;
using ContactCenter.Api.Http;
using ContactCenter.Api.Hubs;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Operations;
using ContactCenter.Conversations;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Tests.Hubs;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>
/// Every operation that visitors may call, over REST and the hub, against every kind of block, before, while and after it is acknowledged
/// (promise 5). The operations are read from the endpoints themselves: none can be added that escapes the table.
/// </summary>
public abstract class BlockTableSuite(ApiFixture api) : IAsyncLifetime
{
    public const string Field = "blockTableField";

    private const string Blocked = "error-contact-channel-blocked";
    private const string Deletion = "DELETE livechat/visitor/{token}";
    private static readonly string[] Scopes = ["channel", "contact", "email", "phone", "ip"];

    private static readonly HttpClient Http = new();
    private string _departmentId = "";
    private string _otherDepartmentId = "";

    private List<ApiOperation> Operations =>
        [.. api.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()];

    private IJournal Journal => api.Server.Services.GetRequiredService<IJournal>();

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        var agent = await api.Site.CreateAgentAsync();
        _departmentId = await api.Site.CreateDepartmentAsync(TestSite.Unique("blocked"), agent);
        _otherDepartmentId = await api.Site.CreateDepartmentAsync(TestSite.Unique("blocked"), agent);
        await api.Site.SaveCustomFieldAsync(Field);
        await api.Site.SetAsync("Livechat_offline_email", $"{TestSite.Unique("desk")}@example.com");
        await api.Site.SetAsync("Livechat_allow_switching_departments", true);
        await api.Site.SetAsync("Livechat_enable_transcript", true);
    }

    public async Task DisposeAsync()
    {
        if (api.Server is null) return;
        await api.Site.DeleteCustomFieldsAsync();
        await api.Site.SetAsync("Livechat_offline_email", "");
        await api.Site.SetAsync("Livechat_enable_transcript", false);
    }

    [DatabaseFact]
    public void Every_operation_of_visitors_is_in_the_table()
    {
        var known = BlockTable.Calls.Keys.Concat(BlockTable.OfNobody).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Operations.Where(o => o.Access.Kind == AccessKind.Public && !known.Contains(o.Route)).Select(o => o.Route));
        foreach (var route in BlockTable.Calls.Keys) Assert.True(Operations.Single(o => o.Route == route).Access.IsVisitors, route);
        var hub = typeof(VisitorHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => method.Name)
            .Where(name => !name.StartsWith("On", StringComparison.Ordinal) && !name.StartsWith("get_", StringComparison.Ordinal));
        Assert.Equal(["Read", "Send", "Subscribe", "Typing"], hub.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task Every_operation_is_accepted_before_a_block_and_not_after_it()
    {
        foreach (var operation in Operations.Where(o => BlockTable.Calls.ContainsKey(o.Route)))
        {
            var before = await CallAsync(await GuestAsync(), operation.Route);
            Assert.True(before.Status != 500 && Error(before) != Blocked, $"{operation.Route} before: {before}");
            foreach (var scope in Scopes) await BlockAndCallAsync(operation, scope);
        }
    }

    [DatabaseFact]
    public async Task No_operation_under_way_commits_after_the_acknowledgement_of_a_block()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        foreach (var operation in Operations.Where(o => BlockTable.Calls.ContainsKey(o.Route) && o.WhileBlocked != WhileBlocked.Allowed))
        {
            // A visitor that deletes itself while it is blocked is gone, or is not: nothing is left to look at.
            if (operation.Route is Deletion or BlockTable.OfflineMessage) continue;
            foreach (var scope in Scopes) await BlockWhileCallingAsync(operation, scope, random, $"seed {seed}, {operation.Route}, {scope}");
        }
    }

    [DatabaseFact]
    public async Task Upload_that_is_finished_after_the_block_is_refused_and_its_file_is_not_kept()
    {
        foreach (var scope in Scopes)
        {
            var guest = await GuestAsync();
            var (rest, key) = (new TaskCompletionSource(), TestSite.Unique("key"));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Server.Address, $"/api/v1/livechat/upload/{guest.Visitor.RoomId}"))
            {
                Content = new SlowUpload(rest.Task),
            };
            request.Headers.Add("X-Visitor-Token", guest.Visitor.Token);
            request.Headers.Add("X-Forwarded-For", guest.Address);
            request.Headers.Add("Idempotency-Key", key);
            var uploading = Http.SendAsync(request);
            await ((SlowUpload)request.Content).Begun;
            TestSite.Expect(await BlockAsync(guest, scope));
            var head = await Journal.HeadAsync();
            rest.SetResult();
            using var answer = await uploading;
            Assert.Contains(Blocked, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var messageId = new CommandIds(key, VisitorKey.Of(guest.Visitor.Token), "POST livechat/upload/{rid}").ShortId("file");
            Assert.Null(await api.Server.Services.GetRequiredService<IFileStore>().OpenAsync(guest.Visitor.RoomId, messageId));
            await NothingCameAfterAsync(guest, head, scope);
            TestSite.Expect(await BlockAsync(guest, scope, "unblock"));
        }
    }

    /// <summary>A file of which the first part comes at once, and the rest when a test says so.</summary>
    private sealed class SlowUpload : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _rest;

        public SlowUpload(Task rest)
        {
            _rest = rest;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        }

        public Task Begun => _begun.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(
                ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"u8
                + "Content-Type: text/plain\r\n\r\nfirst"u8).ToArray());
            // So much that the server does not find the upload too slow, however long the rest takes.
            await stream.WriteAsync(Enumerable.Repeat((byte)'x', 65_536).ToArray());
            await stream.FlushAsync();
            _begun.SetResult();
            await _rest;
            await stream.WriteAsync(" and last\r\n--b--\r\n"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [DatabaseFact]
    public async Task Hub_takes_nothing_from_a_blocked_visitor()
    {
        foreach (var scope in Scopes)
        {
            var guest = await GuestAsync();
            await using var widget = await ConnectAsync(guest);
            await widget.InvokeAsync("Subscribe", guest.Visitor.Token, guest.Visitor.RoomId, null);
            await widget.InvokeAsync("Send", new { msg = "before" });
            TestSite.Expect(await BlockAsync(guest, scope));
            var head = await Journal.HeadAsync();
            foreach (var (method, arguments) in new (string, object?[])[] { ("Send", [new { msg = "after" }]), ("Read", [99]), ("Typing", [true]) })
            {
                // The block ends the connection; a call that is sent before it is ended is refused.
                var failure = await Record.ExceptionAsync(() => widget.InvokeAsync(method, arguments));
                Assert.True(failure is not null || method == "Typing", $"{scope}: {method} was accepted");
            }

            await using var later = await ConnectAsync(guest);
            var refused = await Record.ExceptionAsync(() => later.InvokeAsync("Subscribe", guest.Visitor.Token, guest.Visitor.RoomId, null));
            Assert.True(refused is HubException && refused.Message.Contains(Blocked, StringComparison.Ordinal), $"{scope}: {refused}");
            await NothingCameAfterAsync(guest, head, scope);
            TestSite.Expect(await BlockAsync(guest, scope, "unblock"));
        }
    }

    private async Task BlockAndCallAsync(ApiOperation operation, string scope)
    {
        var guest = await GuestAsync();
        TestSite.Expect(await BlockAsync(guest, scope));
        var head = await Journal.HeadAsync();
        var after = await CallAsync(guest, operation.Route);
        var isOffline = operation.Route == BlockTable.OfflineMessage;
        var mayStay = scope != "ip" && (operation.WhileBlocked == WhileBlocked.Allowed || isOffline);
        Assert.True((Error(after) == Blocked) == !mayStay, $"{operation.Route}, {scope}: {after}");
        // Whoever has deleted itself is nobody any more; that the block stays is a test of erasure.
        if (operation.Route == Deletion && mayStay) return;
        await NothingCameAfterAsync(guest, head, $"{operation.Route}, {scope}");
        TestSite.Expect(await BlockAsync(guest, scope, "unblock"));
        Assert.True(Error(await CallAsync(guest, operation.Route)) != Blocked, $"{operation.Route}, {scope}: still blocked");
    }

    private async Task BlockWhileCallingAsync(ApiOperation operation, string scope, Random random, string what)
    {
        var guest = await GuestAsync();
        var calls = Enumerable.Range(0, 3).Select(async _ =>
        {
            for (var turn = random.Next(4); turn > 0; turn--) await Task.Yield();
            return await CallAsync(guest, operation.Route);
        }).ToList();
        for (var turn = random.Next(4); turn > 0; turn--) await Task.Yield();
        TestSite.Expect(await BlockAsync(guest, scope));
        var head = await Journal.HeadAsync();
        foreach (var answer in await Task.WhenAll(calls)) Assert.True(answer.Status < 500, $"{what}: {answer}");
        Assert.Equal(Blocked, Error(await CallAsync(guest, operation.Route)));
        await NothingCameAfterAsync(guest, head, what);
        TestSite.Expect(await BlockAsync(guest, scope, "unblock"));
    }

    /// <summary>
    /// But the end of the conversation, because of a range nobody knows which are to be closed until they show, and the transcript that was asked for
    /// before.
    /// </summary>
    private async Task NothingCameAfterAsync(BlockedGuest guest, long head, string what)
    {
        foreach (var entity in new[]
        {
            new EntityId(EntityTypes.Visitor, VisitorKey.Of(guest.Visitor.Token)), new EntityId(EntityTypes.Conversation, guest.Visitor.RoomId),
            new EntityId(EntityTypes.Contact, guest.ContactId),
        })
        {
            var late = (await Journal.ReadEntityAsync(entity, 0, 1_000)).FirstOrDefault(
                e => e.Position > head && e.Kind is not (ConversationKinds.Closed or ConversationKinds.TranscriptSent));
            Assert.True(late is null, $"{what}: {late} came after {head}");
        }
    }

    private async Task<BlockedGuest> GuestAsync()
    {
        var email = $"{TestSite.Unique("e")}@example.com";
        var unique = Guid.NewGuid().ToString("N");
        var phone = "+49" + (BitConverter.ToUInt32(Guid.NewGuid().ToByteArray()) + 10_000_000_000L);
        var visitor = await api.Site.CreateVisitorAsync("Guest", _departmentId, email, phone);
        var message = await api.Site.SayAsync(visitor, "first");
        var room = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        return new BlockedGuest(
            visitor, message["_id"]!.GetValue<string>(), _otherDepartmentId, email, phone, $"2001:db8:{unique[..4]}:{unique[4..8]}::1",
            room["contactId"]!.GetValue<string>());
    }

    private Task<ApiResponse> BlockAsync(BlockedGuest guest, string scope, string how = "block") =>
        api.Admin.PostAsync($"omnichannel/contacts.{how}", scope switch
        {
            "channel" => new { visitor = new { visitorId = guest.Visitor.VisitorId, source = new { type = "api" } } },
            "contact" => new { contactId = guest.ContactId },
            "email" => new { email = guest.Email },
            "phone" => new { phone = guest.Phone },
            _ => (object)new { ip = guest.Address + "/64" },
        });

    private async Task<ApiResponse> CallAsync(BlockedGuest guest, string route)
    {
        using var request = BlockTable.Calls[route](guest);
        request.RequestUri = new Uri(api.Server.Address, request.RequestUri!);
        request.Headers.Add("X-Forwarded-For", guest.Address);
        using var response = await Http.SendAsync(request);
        return new ApiResponse((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), []);
    }

    private static string? Error(ApiResponse answer) =>
        answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? answer.Error : null;

    private Task<HubClient> ConnectAsync(BlockedGuest guest) => HubClient.ConnectAsync(
        api.Server.Address, socket => socket.SetRequestHeader("X-Forwarded-For", guest.Address), path: "/hubs/visitor");
}

[Collection(OnSqlite.Name)]
public sealed class BlockTableOnSqlite(SqliteApi api) : BlockTableSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class BlockTableOnPostgres(PostgresApi api) : BlockTableSuite(api);
