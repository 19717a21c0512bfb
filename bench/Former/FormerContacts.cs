using System.Text;

namespace ContactCenter.Bench.Former;

/// <summary>Contacts that are made, changed, merged, taken apart, blocked, brought in and erased.</summary>
internal static class FormerContacts
{
    /// <summary>So many that the contact leaves a snapshot.</summary>
    private const int Changes = 22;

    private const string Csv = """
        id,name,emails,phones,custom.kundennummer
        crm-1,Çelik Ömer,omer@example.com;omer@work.example,+49 30 555111,K-1
        crm-2,"Müller, Jörg",joerg@example.com,,K-2
        """;

    public static async Task ChangeAsync(FormerCast cast)
    {
        await CreateAsync(cast, "rosa", "Rosa Río", "rosa@example.com", "0171 2223334");
        await cast.AdminAsync("omnichannel/contacts.update", new
        {
            contactId = cast.Ids["rosa"], name = "Rosa del Río", emails = new[] { "rosa@example.com", "rosa@work.example" }, phones = new[] { "0171 2223334" },
            customFields = new { kundennummer = "K-500" }, contactManager = cast.Ids["user:lena"],
        });
        await MergeAsync(cast);
        for (var i = 0; i < Changes; i++)
            await cast.AdminAsync("omnichannel/contacts.update", new { contactId = cast.Ids["rosa"], phones = new[] { "0171 2223334", $"0171 {1000 + i}" } });
        await BlockAsync(cast);
        using (var file = new StringContent(Csv, Encoding.UTF8, "text/csv")) await cast.Rest.UploadAsync("omnichannel/contacts.import", file, cast.Admin);
        await CreateAsync(cast, "weg", "Wird Gelöscht", "weg@example.com", "");
        var erased = await FormerTalks.OpenAsync(cast, "weg", "Wird Gelöscht", "verkauf", "weg@example.com");
        await FormerTalks.SayAsync(cast, "weg", "vergesst mich");
        await cast.AdminAsync("livechat/room.closeByUser", new { rid = erased.RoomId, comment = "fertig" });
        var receipt = await cast.AdminAsync("omnichannel/contacts.delete", new { contactId = cast.Ids["weg"] });
        cast.Keep("receipt", receipt.GetProperty("receipt"), "receiptId");
        await CreateAsync(cast, "similar", "Rosa Del Rio", "rosa@elsewhere.example", "");
        await cast.AdminAsync("omnichannel/contacts.duplicates.dismiss", new { contactId = cast.Ids["rosa"], otherContactId = cast.Ids["similar"] });
    }

    private static async Task CreateAsync(FormerCast cast, string key, string name, string email, string phone)
    {
        var created = await cast.AdminAsync(
            "omnichannel/contacts", new { name, emails = new[] { email }, phones = phone.Length == 0 ? [] : new[] { phone } });
        cast.Keep(key, created, "contactId");
    }

    /// <summary>One that stays merged with its visitor, one with a conflict that is settled, one that is given back after both changed.</summary>
    private static async Task MergeAsync(FormerCast cast)
    {
        var visitor = await FormerTalks.OpenAsync(cast, "eins", "Ein Gast", "verkauf", "gast@example.com");
        await FormerTalks.SayAsync(cast, "eins", "vor dem Zusammenführen");
        await cast.AdminAsync("omnichannel/contacts.merge", new { contactId = cast.Ids["rosa"], otherContactId = visitor.ContactId });
        await FormerTalks.SayAsync(cast, "eins", "danach");

        await CreateAsync(cast, "konflikt", "Anna Alt", "anna@example.com", "");
        await CreateAsync(cast, "konflikt2", "Anna Neu", "anna2@example.com", "+49 30 777");
        await cast.AdminAsync("omnichannel/contacts.merge", new { contactId = cast.Ids["konflikt"], otherContactId = cast.Ids["konflikt2"] });
        await cast.AdminAsync("omnichannel/contacts.conflicts", new { contactId = cast.Ids["konflikt"], name = "Anna Neu" });

        await CreateAsync(cast, "paar", "Paul Paar", "paul@example.com", "");
        await CreateAsync(cast, "paar2", "Paula Paar", "paula@example.com", "");
        await CreateAsync(cast, "paar3", "Pia Paar", "pia@example.com", "");
        await cast.AdminAsync("omnichannel/contacts.merge", new { contactId = cast.Ids["paar2"], otherContactId = cast.Ids["paar3"] });
        await cast.AdminAsync("omnichannel/contacts.merge", new { contactId = cast.Ids["paar"], otherContactId = cast.Ids["paar2"] });
        await cast.AdminAsync("omnichannel/contacts.update", new { contactId = cast.Ids["paar2"], phones = new[] { "+49 30 222" } });
        await cast.AdminAsync("omnichannel/contacts.unmerge", new { contactId = cast.Ids["paar2"] });
    }

    private static async Task BlockAsync(FormerCast cast)
    {
        var visitor = await FormerTalks.OpenAsync(cast, "gesperrt", "Störer", "verkauf", "stoerer@example.com");
        await FormerTalks.SayAsync(cast, "gesperrt", "KAUFT!!!");
        var channel = new { visitorId = visitor.VisitorId, source = new { type = "api" } };
        await cast.AdminAsync("omnichannel/contacts.block", new { visitor = channel, reason = "Werbung – mehrfach" });
        await cast.AdminAsync("omnichannel/contacts.block", new { email = "spam@example.com", reason = "spam" });
        await cast.AdminAsync("omnichannel/contacts.block", new { phone = "0030 999", reason = "Scherzanruf" });
        await cast.AdminAsync("omnichannel/contacts.block", new { ip = "203.0.113.0/24" });
        await cast.AdminAsync("omnichannel/contacts.block", new { email = "kurz@example.com" });
        await cast.AdminAsync("omnichannel/contacts.unblock", new { email = "kurz@example.com" });
        await cast.AdminAsync("omnichannel/contacts.block", new { contactId = cast.Ids["paar3"], reason = "ganz" });
    }
}
