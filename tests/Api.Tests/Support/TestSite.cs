using System.Text.Json.Nodes;

namespace ContactCenter.Tests;

/// <summary>A signed-in user of a test.</summary>
public sealed record TestUser(string UserId, string Username, ApiClient Client);

/// <summary>A visitor and its open room.</summary>
public sealed record TestVisitor(string Token, string VisitorId, string Username, string RoomId);

/// <summary>Sets up what tests start from, over the API itself.</summary>
public sealed class TestSite(ApiServer server, ApiClient admin)
{
    public const string Password = "a-users-password";

    /// <summary>Unique within the database, so that tests do not meet each other's data.</summary>
    public static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid().ToString("N")[..12]}";

    public async Task SetAsync(string setting, object value) => Expect(await admin.PostAsync($"settings/{setting}", new { value }));

    public async Task<TestUser> CreateUserAsync(params string[] roles)
    {
        var username = Unique("user");
        var created = Expect(await admin.PostAsync(
            "users.create", new { email = $"{username}@example.com", name = $"Name of {username}", password = Password, username, roles }));
        var client = await server.SignInAsync(username, Password);
        return new TestUser(created["user"]!["_id"]!.GetValue<string>(), username, client);
    }

    /// <summary>An agent who is online and takes conversations.</summary>
    public async Task<TestUser> CreateAgentAsync(params string[] otherRoles)
    {
        var agent = await CreateUserAsync(["user", "livechat-agent", .. otherRoles]);
        Expect(await agent.Client.PostAsync("users.setStatus", new { status = "online", message = "" }));
        return agent;
    }

    public async Task<TestVisitor> CreateVisitorAsync(
        string? name = null, string? department = null, string? email = null, string? phone = null)
    {
        var token = Unique("token");
        var visitor = Expect(await server.Anonymous.PostAsync("livechat/visitor",
            new { visitor = new { token, name, department, email, phone } }));
        var room = Expect(await server.Anonymous.GetAsync($"livechat/room?token={token}"));
        return new TestVisitor(
            token, visitor["visitor"]!["_id"]!.GetValue<string>(), visitor["visitor"]!["username"]!.GetValue<string>(),
            room["room"]!["_id"]!.GetValue<string>());
    }

    public async Task<string> CreateContactAsync(string name, string[]? emails = null, string[]? phones = null)
    {
        var created = Expect(await admin.PostAsync("omnichannel/contacts", new { name, emails = emails ?? [], phones = phones ?? [] }));
        return created["contactId"]!.GetValue<string>();
    }

    /// <summary>A custom field of visitors and contacts.</summary>
    public async Task<JsonNode> SaveCustomFieldAsync(
        string field, string? id = null, string scope = "visitor", string regexp = "", bool searchable = false, bool required = false,
        bool isPublic = false) =>
        Expect(await admin.PostAsync("livechat/custom-fields.save", new
        {
            customFieldId = id,
            customFieldData = new
            {
                field, label = $"Label of {field}", scope, visibility = "visible", regexp, searchable, required, @public = isPublic,
            },
        }))["customField"]!;

    public async Task DeleteCustomFieldsAsync()
    {
        foreach (var field in Expect(await admin.GetAsync("livechat/custom-fields?count=0"))["customFields"]!.AsArray())
            Expect(await admin.PostAsync("livechat/custom-fields.delete", new { customFieldId = field!["_id"]!.GetValue<string>() }));
    }

    public async Task<string> CreateDepartmentAsync(string name, params TestUser[] agents)
    {
        var created = Expect(await admin.PostAsync("livechat/department", new
        {
            department = new { name, email = "d@example.com", enabled = true, showOnRegistration = true, showOnOfflineForm = false },
            agents = agents.Select(agent => new { agentId = agent.UserId, username = agent.Username, count = 0, order = 0 }),
        }));
        return created["department"]!["_id"]!.GetValue<string>();
    }

    public async Task<JsonNode> TakeAsync(TestUser agent, TestVisitor visitor) =>
        Expect(await agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId }))["inquiry"]!;

    public async Task<JsonNode> SayAsync(TestVisitor visitor, string msg) =>
        Expect(await server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg }))["message"]!;

    public async Task CloseAsync(TestVisitor visitor) =>
        Expect(await admin.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" }));

    public static ApiResponse Expect(ApiResponse answer, int status = 200)
    {
        Assert.True(answer.Status == status, $"{status} expected, not {answer}");
        return answer;
    }
}
