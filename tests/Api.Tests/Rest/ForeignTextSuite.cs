using System.Globalization;

namespace ContactCenter.Tests.Rest;

/// <summary>Characters that the framework's normalisation refuses, or that stand for none: they get a response, and never 5xx.</summary>
public abstract class ForeignTextSuite(ApiFixture api)
{
    /// <summary>The characters as JSON writes them, so that half a surrogate pair gets through as well.</summary>
    private static readonly string[] Texts = ["\\uFFFE", "\\uFFFF", "\\uFDD0", "\\uD83D", "\\uDE42\\uD83D", "\\u0000", "\\u202E", "\\u0301"];

    /// <summary>The characters as a query writes them.</summary>
    private static readonly string[] Encoded = ["%EF%BF%BE", "%EF%BF%BF", "%EF%B7%90", "%ED%A0%BD", "%00", "%CC%81", "%F4%8F%BF%BF"];

    [DatabaseFact]
    public async Task Bodies_with_every_such_character_are_answered_below_500()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        foreach (var text in Texts)
        {
            var unique = TestSite.Unique("x");
            await AssertAnsweredAsync(api.Server.Anonymous, "login", $$"""{"user":"a{{text}}b","password":"p{{text}}"}""");
            await AssertAnsweredAsync(api.Server.Anonymous, "livechat/visitor", $$$"""
                {"visitor":{"token":"{{{unique}}}","name":"a{{{text}}}b","email":"a{{{text}}}@example.com","phone":"+49{{{text}}}","department":"{{{text}}}"}}
                """);
            await AssertAnsweredAsync(
                api.Server.Anonymous, "livechat/message", $$"""{"token":"{{visitor.Token}}","rid":"{{visitor.RoomId}}","msg":"a{{text}}b"}""");
            await AssertAnsweredAsync(
                api.Server.Anonymous, "livechat/message",
                $$"""{"token":"{{visitor.Token}}","rid":"{{visitor.RoomId}}","msg":"m","_id":"{{unique}}{{text}}"}""");
            await AssertAnsweredAsync(api.Admin, "livechat/users/agent", $$"""{"username":"a{{text}}b"}""");
            await AssertAnsweredAsync(api.Admin, "livechat/users/manager", $$"""{"username":"a{{text}}b"}""");
            await AssertAnsweredAsync(api.Admin, "roles.addUserToRole", $$"""{"roleId":"user","username":"a{{text}}b"}""");
            await AssertAnsweredAsync(api.Admin, "livechat/monitors.create", $$"""{"username":"a{{text}}b"}""");
            await AssertAnsweredAsync(
                api.Admin, "users.create",
                $$"""{"username":"{{unique}}{{text}}","name":"a{{text}}","email":"{{unique}}@example.com","password":"a-users-password"}""");
            await AssertAnsweredAsync(
                api.Admin, "omnichannel/contacts", $$"""{"name":"a{{text}}b","emails":["a{{text}}@example.com"],"phones":["1{{text}}"]}""");
            await AssertAnsweredAsync(api.Admin, "omnichannel/contacts.block", $$"""{"email":"a{{text}}@example.com"}""");
            await AssertAnsweredAsync(api.Admin, "livechat/room.saveInfo", $$$"""
                {"guestData":{"_id":"{{{visitor.VisitorId}}}","name":"a{{{text}}}"},
                "roomData":{"_id":"{{{visitor.RoomId}}}","topic":"{{{text}}}","tags":["{{{text}}}"]}}
                """);
            await AssertAnsweredAsync(api.Admin, "livechat/department", $$$"""
                {"department":{"name":"a{{{text}}}{{{unique}}}","email":"d@example.com","enabled":true,
                "showOnRegistration":true,"showOnOfflineForm":false},"agents":[]}
                """);
        }
    }

    [DatabaseFact]
    public async Task Queries_with_every_such_character_are_answered_below_500()
    {
        string[] paths =
        [
            "omnichannel/contacts.search?searchText=a{0}b", "omnichannel/contacts.search?searchText=a{0}b&count=5", "livechat/monitors?text=a{0}b",
            "livechat/monitors/a{0}b", "livechat/users/agent?text=a{0}b", "livechat/users/agent/a{0}b", "livechat/users/manager?text={0}",
            "livechat/department?text={0}", "livechat/rooms?roomName={0}", "livechat/visitors.search?term={0}", "omnichannel/contacts.get?contactId={0}",
            "omnichannel/contacts.checkExistence?email=a{0}@example.com", "omnichannel/contacts.checkExistence?phone=1{0}", "livechat/room?token={0}",
            "livechat/config?token={0}", "omnichannel/contacts.blocked?text={0}", "omnichannel/contact.search?email=a{0}",
        ];
        foreach (var path in paths)
        foreach (var text in Encoded)
        {
            var answer = await api.Admin.GetAsync(string.Format(CultureInfo.InvariantCulture, path, text));
            Assert.True(answer.Status < 500, $"{path} with {text}: {answer}");
        }
    }

    private static async Task AssertAnsweredAsync(ApiClient client, string path, string body)
    {
        var answer = await client.SendAsync(HttpMethod.Post, path, body);
        // Every path is one that there is: an unknown one would prove nothing.
        Assert.True(answer.Status is < 500 and not 405, $"{path} with {body}: {answer}");
    }
}

[Collection(OnSqlite.Name)]
public sealed class ForeignTextOnSqlite(SqliteApi api) : ForeignTextSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ForeignTextOnPostgres(PostgresApi api) : ForeignTextSuite(api);
