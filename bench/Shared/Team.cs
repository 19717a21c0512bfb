namespace ContactCenter.Driving;

/// <summary>Signs users in, and makes agents who take conversations.</summary>
public static class Team
{
    public const string AgentPassword = "an agent for an hour";

    public static Task<SignIn> SignInAdminAsync(RestClient rest, CancellationToken cancellationToken = default) =>
        SignInAsync(rest, ServerEnvironment.AdminUsername, ServerEnvironment.AdminPassword, cancellationToken);

    /// <summary>Agents <c>agent-1</c> … who are online and available.</summary>
    public static async Task<SignIn[]> CreateAgentsAsync(
        RestClient rest, SignIn admin, int count, CancellationToken cancellationToken = default)
    {
        var agents = new SignIn[count];
        for (var i = 0; i < count; i++) agents[i] = await CreateAgentAsync(rest, admin, $"agent-{i + 1}", cancellationToken);
        return agents;
    }

    private static async Task<SignIn> CreateAgentAsync(RestClient rest, SignIn admin, string username, CancellationToken cancellationToken)
    {
        var user = new { name = username, username, email = $"{username}@example.com", password = AgentPassword };
        await rest.PostAsync("users.create", user, admin, cancellationToken);
        await rest.PostAsync("livechat/users/agent", new { username }, admin, cancellationToken);
        var agent = await SignInAsync(rest, username, AgentPassword, cancellationToken);
        await rest.PostAsync("users.setStatus", new { status = "online", message = "" }, agent, cancellationToken);
        await rest.PostAsync("livechat/agent.status", new { status = "available" }, agent, cancellationToken);
        return agent;
    }

    public static async Task<SignIn> SignInAsync(RestClient rest, string user, string password, CancellationToken cancellationToken = default)
    {
        var answer = await rest.PostAsync("login", new { user, password }, null, cancellationToken);
        var data = answer.GetProperty("data");
        return new SignIn(data.GetProperty("userId").GetString()!, data.GetProperty("authToken").GetString()!);
    }
}
