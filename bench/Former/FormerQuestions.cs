using ContactCenter.Driving;

namespace ContactCenter.Bench.Former;

/// <summary>The requests to a server about the history. A request that writes an entry itself, such as a view of a contact, comes last.</summary>
internal static class FormerQuestions
{
    private const string Page = "count=10&offset=0";

    private static readonly string[] Lists =
    [
        "livechat/rooms?open=true", "livechat/rooms?open=false", "livechat/inquiries.list?", "livechat/queue?",
        "livechat/users/agent?", "livechat/users/manager?", "users.list?", "livechat/department?",
        "livechat/departments/archived?", "livechat/custom-fields?", "livechat/sla?", "livechat/tags?", "livechat/units?", "livechat/monitors?",
        "livechat/priorities?", "canned-responses?", "livechat/business-hours?", "omnichannel/contacts.search?",
        "omnichannel/contacts.search?unknown=true", "omnichannel/contacts.search?searchText=rosa", "omnichannel/contacts.search?searchText=K-500",
        "omnichannel/contacts.search?searchText=1712223334", "omnichannel/contacts.search?searchText=m%C3%BCller", "omnichannel/contacts.blocked?",
        "omnichannel/contacts.blocked?expired=true", "livechat/visitors.search?term=walter",
        "livechat/rooms?tags[]=garantie",
    ];

    /// <summary>The requests to lists without pages.</summary>
    private static readonly string[] Single =
    [
        "livechat/rooms/filters", "roles.list", "permissions.listAll", "livechat/config/routing", "livechat/custom-fields.progress",
        "settings/Livechat_offline_message", "settings/Livechat_Routing_Method", "settings/Contacts_Default_Phone_Region",
        "omnichannel/contacts.checkExistence?email=rosa@work.example", "omnichannel/contacts.checkExistence?phone=%2B491712223334",
    ];

    private static readonly string[] Ends =
        ["omnichannel/contacts.exportAll?format=jsonl&unknown=true", "audit.events?end=2026-01-01"];

    public static List<RecordedResponse> About(FormerCast cast)
    {
        var questions = new List<RecordedResponse>();
        foreach (var user in new[] { ServerEnvironment.AdminUsername, "otto" })
        {
            questions.AddRange(Lists.Select(path => Ask(user, $"{path}{(path.EndsWith('?') ? "" : "&")}{Page}")));
            questions.AddRange(Single.Select(path => Ask(user, path)));
            questions.AddRange(cast.Visitors.Values.SelectMany(OfRoom).Select(path => Ask(user, path)));
        }

        questions.AddRange(cast.Visitors.Values.SelectMany(OfVisitor).Select(path => Ask("", path)));
        foreach (var user in new[] { ServerEnvironment.AdminUsername, "lena" }) questions.AddRange(Contacts(cast).Select(path => Ask(user, path)));
        questions.Add(Ask(ServerEnvironment.AdminUsername, $"omnichannel/contacts.receipt?receiptId={cast.Ids["receipt"]}"));
        questions.Add(Ask(ServerEnvironment.AdminUsername, $"livechat/department/{cast.Ids["verkauf"]}"));
        questions.Add(Ask(ServerEnvironment.AdminUsername, $"livechat/department/{cast.Ids["reparatur"]}/agents"));
        questions.AddRange(Ends.Select(path => Ask(ServerEnvironment.AdminUsername, path)));
        return questions;
    }

    private static IEnumerable<string> OfRoom(FormerVisitor visitor) =>
    [
        $"channels.info?roomId={visitor.RoomId}", $"livechat/{visitor.RoomId}/messages?{Page}", $"livechat/transfer.history/{visitor.RoomId}?{Page}",
        $"livechat/room.routing?roomId={visitor.RoomId}", $"livechat/room.cursors?roomId={visitor.RoomId}",
        $"livechat/visitors.pagesVisited/{visitor.RoomId}?{Page}",
        $"livechat/visitors.info?visitorId={visitor.VisitorId}", $"livechat/visitors.chatHistory/room/{visitor.RoomId}/visitor/{visitor.VisitorId}?{Page}",
        $"livechat/visitor/{visitor.Token}/room", $"livechat/inquiries.getOne?roomId={visitor.RoomId}", $"subscriptions.getOne?roomId={visitor.RoomId}",
    ];

    private static IEnumerable<string> OfVisitor(FormerVisitor visitor) =>
    [
        $"livechat/visitor/{visitor.Token}", $"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}&limit=50",
        $"livechat/agent.info/{visitor.RoomId}/{visitor.Token}", $"livechat/config?token={visitor.Token}",
        $"livechat/room.queue?token={visitor.Token}&rid={visitor.RoomId}",
    ];

    private static IEnumerable<string> Contacts(FormerCast cast)
    {
        var ids = new[] { "rosa", "konflikt", "konflikt2", "paar", "paar2", "paar3", "weg", "similar" }.Select(key => cast.Ids[key])
            .Concat(cast.Visitors.Values.Select(visitor => visitor.ContactId)).Distinct().ToList();
        foreach (var about in new[] { "timeline", "history", "get", "merges", "channels", "duplicates", "deletion" })
        foreach (var id in ids)
            yield return $"omnichannel/contacts.{about}?contactId={id}{(about == "history" ? "&" + Page : "")}";
    }

    private static RecordedResponse Ask(string user, string path) => new(user, path, 0, "");
}
