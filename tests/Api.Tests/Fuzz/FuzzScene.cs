namespace ContactCenter.Tests.Fuzz;

/// <summary>Things that exist, so that requests get past what only looks whether they do; and who calls.</summary>
internal sealed record FuzzScene
{
    /// <summary>Values by the names that members and places in paths have.</summary>
    public required IReadOnlyDictionary<string, string> Known { get; init; }

    public required TestVisitor Visitor { get; init; }

    public required TestUser Agent { get; init; }

    public required TestUser Manager { get; init; }

    public required TestUser Administrator { get; init; }

    /// <summary>Null = nobody. Administrators call most: they get furthest.</summary>
    public IReadOnlyList<ApiClient?> Callers =>
        [Administrator.Client, Administrator.Client, Administrator.Client, Manager.Client, Agent.Client, null];

    /// <summary>The same people, who may have signed themselves out.</summary>
    public async Task<FuzzScene> SignInAnewAsync(ApiServer server)
    {
        async Task<TestUser> AnewAsync(TestUser user) => user with { Client = await server.SignInAsync(user.Username, TestSite.Password) };
        return this with { Agent = await AnewAsync(Agent), Manager = await AnewAsync(Manager), Administrator = await AnewAsync(Administrator) };
    }

    public static async Task<FuzzScene> CreateAsync(ApiFixture api)
    {
        var agent = await api.Site.CreateAgentAsync();
        var manager = await api.Site.CreateAgentAsync("livechat-manager");
        // A second one: nobody can take the rights of the first.
        var administrator = await api.Site.CreateUserAsync("admin", "livechat-agent", "livechat-manager");
        var victim = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync("Ada", email: TestSite.Unique("v") + "@example.com");
        await api.Site.TakeAsync(agent, visitor);
        var said = await api.Site.SayAsync(visitor, "hello");
        var contact = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!["contactId"]!.GetValue<string>();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("fuzz"), victim);
        var message = said["_id"]!.GetValue<string>();
        return new FuzzScene
        {
            Visitor = visitor, Agent = agent, Manager = manager, Administrator = administrator,
            Known = new Dictionary<string, string>
            {
                ["rid"] = visitor.RoomId, ["roomId"] = visitor.RoomId, ["inquiryId"] = visitor.RoomId, ["token"] = visitor.Token, ["contactId"] = contact,
                ["visitorId"] = visitor.VisitorId, ["msgId"] = message, ["messageId"] = message, ["departmentId"] = department, ["department"] = department,
                ["_id"] = department, ["agentId"] = victim.UserId, ["userId"] = victim.UserId,
                ["username"] = victim.Username, ["fileId"] = message, ["service"] = "twilio",
            },
        };
    }
}
