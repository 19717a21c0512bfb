using System.Text.RegularExpressions;
using ContactCenter.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Walk;

/// <summary>
/// The product's description, walked through on the screens in its own order. Each comment is a sentence of it in short; what follows shows that it is so.
/// </summary>
[Collection(WalkCollection.Name)]
public sealed class ProductDescriptionTests(Screens screens, StaffedSite site)
{
    private const string ExampleContact = "/contacts/674eeb4343725ce31dd9bdae";
    private const string ExampleToken = "iNKE8a6k6cjbqWhWd";

    [BrowserFact]
    public Task Contact_center_and_who_sees_what_in_it() => screens.WithThreeAsync(site.Url, async (first, second, third) =>
    {
        var admin = await ConsolePage.SignInAsync(first, site, ServerEnvironment.AdminUsername);
        var mara = await ConsolePage.SignInAsync(second, site, "mara");
        var ana = await ConsolePage.SignInAsync(third, site, "ana");

        // One directory of contacts, chats and calls, for administrators, managers and agents.
        foreach (var user in new[] { admin, mara, ana })
        {
            var rail = user.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
            foreach (var tab in new[] { "Chats", "Contacts", "Calls" }) await Expect(rail.GetByRole(AriaRole.Link, new() { Name = tab })).ToBeVisibleAsync();
        }

        // Feature: one profile for all that happened with a person.
        await mara.Page.GotoAsync(ExampleContact);
        var channels = await mara.ContactTabAsync("Ada Lovelace", "Channels");
        await Expect(channels).ToContainTextAsync("Live chat");
        await Expect(channels).ToContainTextAsync("Phone");
        var timeline = await mara.ContactTabAsync("Ada Lovelace", "Timeline");
        await timeline.GetByRole(AriaRole.Combobox).SelectOptionAsync("Chats and calls");
        await Expect(timeline).ToContainTextAsync("started a chat");

        // Feature: tools to verify who somebody is.
        await admin.GoToAsync("Settings");
        await admin.Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the settings" }).GetByRole(AriaRole.Link, new() { Name = "verification" })
            .ClickAsync();
        await Expect(admin.Page.GetByLabel("When visitors must prove an address")).ToBeVisibleAsync();

        // The icon in the menu leads there.
        await ana.GoToAsync("Contacts");
        await mara.GoToAsync("Contacts");
        await admin.GoToAsync("Contacts");

        // An agent: all contacts, but only the chats and calls that are the agent's.
        await CountsAgreeAsync(mara, admin, ana);
        await SeesOfAdaAsync(ana, isSeen: false);

        // Manager and administrator: all contacts, chats and calls.
        await SeesOfAdaAsync(mara, isSeen: true);
        await SeesOfAdaAsync(admin, isSeen: true);
    });

    [BrowserFact]
    public Task Chats_tab() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        const string Visitor = "Petra Lorenz";
        await WidgetPage.StartAsync(outside, Visitor, "petra.lorenz@example.com", "My lamp flickers");
        var ana = await ConsolePage.SignInAsync(inside, site, "ana");
        await ana.TakeAsync(Visitor);

        await ChatIsFoundAsync(ana, Visitor);
        await ChatIsOpenedAsync(ana, Visitor);
        await RoomIsUpdatedAsync(ana, Visitor);

        // Channel information: by which medium the person came.
        await Expect(ana.Chat(Visitor).Locator("header").GetByText("Live chat")).ToBeVisibleAsync();

        // Chat verification: whether the person proved who it is.
        await Expect(ana.Chat(Visitor).Locator("header").GetByText("Not verified")).ToBeVisibleAsync();

        // Quick actions, also on closed conversations.
        await ana.Chat(Visitor).GetByRole(AriaRole.Button, new() { Name = "Close chat" }).ClickAsync();
        await ana.Dialog("Close chat").GetByRole(AriaRole.Textbox, new() { Name = "Comment" }).FillAsync("Sent a new switch");
        await ana.Dialog("Close chat").GetByRole(AriaRole.Button, new() { Name = "Close chat" }).ClickAsync();
        await Expect(ana.Reply).Not.ToBeVisibleAsync();
        await ana.ChooseAsync("More actions for this chat", "Transcript as PDF");
        await inside.ExpectToldAsync("The PDF is being made");

        // Open and closed ones are listed.
        await ana.GoToAsync("Chats");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Closed", Exact = true }).ClickAsync();
        await ana.SearchAsync("Search chats by name", Visitor);
        await Expect(Rows(ana, "Chats")).ToContainTextAsync([Visitor]);
    });

    [BrowserFact]
    public Task Contacts_tab_and_the_ways_to_add_a_contact() => screens.WithThreeAsync(site.Url, async (outside, first, second) =>
    {
        const string Visitor = "Tilda Berg";
        var mara = await ConsolePage.SignInAsync(first, site, "mara");
        var ana = await ConsolePage.SignInAsync(second, site, "ana");

        // Listed are contacts that were added with something to identify them.
        await WidgetPage.StartAsync(outside, Visitor, "tilda.berg@example.com", "Hello");
        await mara.GoToAsync("Contacts");
        await mara.SearchAsync("Search contacts", Visitor);
        await Expect(mara.Page.GetByText("No contact has this")).ToBeVisibleAsync();

        // Way 1: the tab's button, name, e-mail and phone, the manager, custom fields, save.
        await mara.Page.GetByRole(AriaRole.Link, new() { Name = "New contact" }).ClickAsync();
        var form = await mara.ContactFormAsync("New contact");
        await FillAsync(form, "Sigrid Aas", "sigrid.aas@example.com", "+47 22 55 50 77", "Aas-77");
        await form.GetByRole(AriaRole.Combobox, new() { Name = "Contact manager" }).SelectOptionAsync("Ana Ruiz (ana)");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(mara.Contact("Sigrid Aas")).ToContainTextAsync("Aas-77");

        // A contact manager needs no plan that is bought.
        await Expect(mara.Contact("Sigrid Aas")).ToContainTextAsync("Ana Ruiz");

        // Way 2: the chat of somebody unknown, its button, what is missing, save.
        await ana.TakeAsync(Visitor);
        await ana.Page.GetByRole(AriaRole.Region, new() { Name = "Unknown contact" }).GetByRole(AriaRole.Link, new() { Name = "Add contact" }).ClickAsync();
        form = await ana.ContactFormAsync("Add contact");
        await FillAsync(form, Visitor, "tilda.berg@example.com", "+47 22 55 50 78", "Berg-78");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ana.Contact(Visitor)).ToContainTextAsync("Berg-78");
        await mara.OpenContactAsync(Visitor, Visitor);

        // Way 3: the REST API, with the permission to create contacts; its response names the contact for later calls.
        var id = await RegisterAsync("Runa Moe", "runa.moe@example.com", "+4722555079");
        Assert.Equal(401, (await site.Rest.SendAsync(HttpMethod.Post, "omnichannel/contacts", new { name = "Nobody" }, null)).Status);
        await mara.Page.GotoAsync($"/contacts/{id}");
        await Expect(mara.Contact("Runa Moe")).ToContainTextAsync("runa.moe@example.com");
        second.Expect("401");
    });

    [BrowserFact]
    public Task Contacts_are_searched_and_viewed() => screens.WithOneAsync(site.Url, async screen =>
    {
        await RegisterAsync("Yrsa Falk", "yrsa.falk@example.com", "+4722555080", "Falk-80");
        var mara = await ConsolePage.SignInAsync(screen, site, "mara");

        // By name, e-mail or phone: the tab, the field, and from what is found to the contact.
        foreach (var text in new[] { "Yrsa", "yrsa.falk@", "22555080" }) await mara.OpenContactAsync(text, "Yrsa Falk");

        // By the username of a channel.
        var visitor = await site.Rest.GetAsync($"livechat/visitor/{ExampleToken}");
        await mara.OpenContactAsync(visitor.GetProperty("visitor").GetProperty("username").GetString()!, "Ada Lovelace");

        // By a custom field that is searchable.
        await mara.OpenContactAsync("Falk-80", "Yrsa Falk");

        // Viewed by a click on the contact; tab Details: name, e-mail, phone.
        var details = await mara.ContactTabAsync("Yrsa Falk", "Details");
        await Expect(mara.Contact("Yrsa Falk").GetByRole(AriaRole.Heading, new() { Name = "Yrsa Falk" })).ToBeVisibleAsync();
        await Expect(details).ToContainTextAsync("yrsa.falk@example.com");
        await Expect(details).ToContainTextAsync("+4722555080");

        // Tab Channels: by what the person came.
        await mara.OpenContactAsync("ada@example.com", "Ada Lovelace");
        await Expect(await mara.ContactTabAsync("Ada Lovelace", "Channels")).ToContainTextAsync("Live chat");

        // Tab History: conversations that are over.
        await Expect(await mara.ContactTabAsync("Ada Lovelace", "History")).ToContainTextAsync("Incoming call");
    });

    [BrowserFact]
    public Task Contact_is_edited_in_two_ways_and_deleted() => screens.WithOneAsync(site.Url, async screen =>
    {
        // Panel and dialog may look for the contact once more when they hear of its end.
        screen.Expect("404 .*contacts\\.get|400 .*contacts\\.deletion");
        await RegisterAsync("Liv Strand", "liv.strand@example.com", "+4722555081");
        var mara = await ConsolePage.SignInAsync(screen, site, "mara");

        // Way 1: the contact, the pencil, the fields, save.
        var panel = await mara.OpenContactAsync("Liv", "Liv Strand");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Edit contact" }).ClickAsync();
        await SavePhoneAsync(mara, "+4722555082");

        // Way 2: the menu beside the contact, Edit, the fields, save.
        await ChooseInRowAsync(mara, "Liv Strand", "Edit");
        await SavePhoneAsync(mara, "+4722555083");

        // Deleting: the menu beside the contact, Delete, and a prompt that names the history.
        await ChooseInRowAsync(mara, "Liv Strand", "Delete…");
        var prompt = mara.Dialog("Delete Liv Strand?");
        await Expect(prompt).ToContainTextAsync("conversation history");

        // Cancel declines; the text shown and Delete confirm.
        await prompt.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(mara.Contacts.GetByRole(AriaRole.Link, new() { Name = "Liv Strand" })).ToBeVisibleAsync();
        await ChooseInRowAsync(mara, "Liv Strand", "Delete…");
        await prompt.GetByRole(AriaRole.Textbox, new() { Name = "Confirmation text" }).FillAsync(await prompt.Locator(".confirm-text").InnerTextAsync());
        await prompt.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        // Then it is gone for good.
        await Expect(mara.Page.GetByText("No contact has this")).ToBeVisibleAsync();
    });

    [BrowserFact]
    public Task Deleting_takes_a_permission_and_no_open_chat() => screens.WithTwoAsync(site.Url, async (first, second) =>
    {
        var ana = await ConsolePage.SignInAsync(first, site, "ana");
        var mara = await ConsolePage.SignInAsync(second, site, "mara");

        // It takes a permission, which agents do not have.
        await ana.GoToAsync("Contacts");
        await ana.SearchAsync("Search contacts", "ada@example.com");
        await ana.Contacts.GetByRole(AriaRole.Button, new() { Name = "Actions for Ada Lovelace" }).ClickAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit" })).ToBeVisibleAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" })).ToHaveCountAsync(0);

        // A contact with an open chat stays.
        await mara.GoToAsync("Contacts");
        await mara.SearchAsync("Search contacts", "ada@example.com");
        await ChooseInRowAsync(mara, "Ada Lovelace", "Delete…");
        await Expect(mara.Dialog("Delete Ada Lovelace?")).ToContainTextAsync("A contact with open chats cannot be deleted.");
        await Expect(mara.Dialog("Delete Ada Lovelace?").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public Task Channel_is_blocked_in_two_ways() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        const string Visitor = "Milo Krantz";
        outside.Expect("403|400");
        var widget = await WidgetPage.StartAsync(outside, Visitor, "milo.krantz@example.com", "Hey you");
        var ana = await ConsolePage.SignInAsync(inside, site, "ana");
        await ana.TakeAsync(Visitor);

        // Way 1: the chat of somebody unknown, Block in the box, a prompt; Cancel declines.
        var box = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Unknown contact" });
        await box.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        var prompt = ana.Dialog("Block this contact?");
        await Expect(prompt).ToContainTextAsync("Live chat");
        await prompt.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(ana.Reply).ToBeVisibleAsync();

        // Block confirms: nothing comes by this channel any more. No plan and no add-on are asked for.
        await box.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await prompt.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(widget.Frame.GetByText("You cannot write here any more.")).ToBeVisibleAsync();

        // Way 2: the tab Contacts, the contact, its channels, the channel's menu, Block. The other channel stays open.
        await ana.Page.GotoAsync($"{ExampleContact}/channels");
        var channels = ana.Contact("Ada Lovelace").GetByRole(AriaRole.List, new() { Name = "Channels" }).GetByRole(AriaRole.Listitem);
        var phone = channels.Filter(new() { HasText = "Phone" });
        await ana.ChooseAsync("Options for Phone", "Block");
        await ana.Dialog("Block the contact on this channel?").GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(phone.GetByText("Blocked", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(channels.Filter(new() { HasText = "Live chat" }).GetByText("Blocked", new() { Exact = true })).ToHaveCountAsync(0);
        await ana.ChooseAsync("Options for Phone", "Unblock");
        await Expect(phone.GetByText("Blocked", new() { Exact = true })).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public Task Calls_tab() => screens.WithOneAsync(site.Url, async screen =>
    {
        const string Number = "4930666555";
        foreach (var id in new[] { "tour-1", "tour-2" })
        {
            await site.ReportCallAsync(id, "newCall", Number);
            await site.ReportCallAsync(id, "answer", Number, ("user", "ben"));
            await site.ReportCallAsync(id, "hangup", Number, ("cause", "normalClearing"));
        }

        // All calls are listed, and found by name or number.
        var mara = await ConsolePage.SignInAsync(screen, site, "mara");
        await mara.GoToAsync("Calls");
        await mara.SearchAsync("Search calls by name or number", "Ada");
        await Expect(Rows(mara, "Calls")).ToHaveCountAsync(1);
        await Expect(Rows(mara, "Calls")).ToContainTextAsync(["Ada Lovelace"]);

        // The tab, the field, and from what is found to the call.
        await mara.SearchAsync("Search calls by name or number", Number);
        await Expect(Rows(mara, "Calls")).ToHaveCountAsync(2);
        await Rows(mara, "Calls").First.GetByRole(AriaRole.Link).ClickAsync();

        // It shows the notes of the wrap-up and the last call with the contact.
        var call = mara.Page.GetByRole(AriaRole.Region, new() { Name = "The call" });
        await call.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await call.GetByRole(AriaRole.Textbox, new() { Name = "Notes" }).FillAsync("Asked about delivery");
        await call.GetByRole(AriaRole.Button, new() { Name = "Save wrap-up" }).ClickAsync();
        await Expect(call.GetByText("Asked about delivery")).ToBeVisibleAsync();
        var last = call.Locator(".call-part").Filter(new() { Has = mara.Page.GetByRole(AriaRole.Heading, new() { Name = "Last call" }) });
        await Expect(last.GetByRole(AriaRole.Link, new() { NameRegex = new("ago$") })).ToBeVisibleAsync();
    });

    [BrowserFact]
    public Task Unknown_and_unverified_are_not_the_same() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        const string Visitor = "Vera Quist";
        var ana = await ConsolePage.SignInAsync(inside, site, "ana");

        // Identities are verified by a second factor: a code that reaches an address and comes back.
        await site.SetAsync("Livechat_Require_Contact_Verification", "once");
        try
        {
            var widget = await WidgetPage.StartAsync(outside, Visitor, "vera.quist@example.com", "It is me");
            var code = widget.Frame.GetByRole(AriaRole.Textbox, new() { Name = "Code" });
            await code.FillAsync(await site.CodeForAsync("vera.quist@example.com"));
            await code.PressAsync("Enter");
            await ana.TakeAsync(Visitor);
        }
        finally
        {
            await site.SetAsync("Livechat_Require_Contact_Verification", "never");
        }

        // Unverified is who did not pass; this visitor is verified, and still unknown: in nobody's list.
        await Expect(ana.Chat(Visitor).Locator("header").First.GetByText("Verified", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ana.Contact(Visitor).GetByText("Unknown", new() { Exact = true })).ToBeVisibleAsync();

        // Known is who was added; the contact's manager is chosen in the form, or by the API.
        await ana.Page.GetByRole(AriaRole.Region, new() { Name = "Unknown contact" }).GetByRole(AriaRole.Link, new() { Name = "Add contact" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ana.Contact(Visitor).GetByText("Unknown", new() { Exact = true })).ToHaveCountAsync(0);
        var found = await site.Rest.GetAsync("omnichannel/contacts.search?searchText=vera.quist", await site.SignInAsync("mara"));
        var contactId = found.GetProperty("contacts")[0].GetProperty("_id").GetString();
        await site.Rest.PostAsync("omnichannel/contacts.update", new { contactId, contactManager = "ana" }, await site.SignInAsync("mara"));
        await Expect(ana.Contact(Visitor)).ToContainTextAsync("Ana Ruiz");
    });

    /// <summary>Finds the chat by name and by a filter, both kept in the address, and chooses it.</summary>
    private static async Task ChatIsFoundAsync(ConsolePage page, string visitor)
    {
        // Search, filter or select a chat; its thread is shown.
        await page.GoToAsync("Chats");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        var preview = await page.PreviewAsync(visitor);
        await Expect(preview).ToContainTextAsync("My lamp flickers");

        // The filters that there are.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Verified" }).SelectOptionAsync("Yes");
        await Expect(page.Page.GetByText("No chats fit.")).ToBeVisibleAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("verified=yes"));
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Verified" }).SelectOptionAsync("No");
        await Expect(Rows(page, "Chats")).ToContainTextAsync([visitor]);
    }

    private static async Task ChatIsOpenedAsync(ConsolePage page, string visitor)
    {
        // Open chat shows the whole conversation, with ways to add or to block the contact.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open chat" }).ClickAsync();
        await Expect(page.Messages).ToContainTextAsync("My lamp flickers");
        var box = page.Chat(visitor).GetByRole(AriaRole.Region, new() { Name = "Unknown contact" });
        await Expect(box.GetByRole(AriaRole.Link, new() { Name = "Add contact" })).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Block" })).ToBeVisibleAsync();
    }

    private static async Task RoomIsUpdatedAsync(ConsolePage page, string visitor)
    {
        // Room information: topic, tags, priority.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Room information" }).ClickAsync();
        var info = page.Page.GetByRole(AriaRole.Region, new() { Name = "Room information" });
        await info.GetByRole(AriaRole.Textbox, new() { Name = "Topic" }).FillAsync("Flickering");
        await info.GetByRole(AriaRole.Combobox, new() { Name = "Tags" }).FillAsync("billing");
        await info.GetByRole(AriaRole.Combobox, new() { Name = "Priority" }).SelectOptionAsync("High");
        await info.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var head = page.Chat(visitor).Locator("header").First;
        foreach (var saved in new[] { "Flickering", "billing", "High" }) await Expect(head).ToContainTextAsync(saved);
    }

    private static ILocator Rows(ConsolePage page, string list) =>
        page.Page.GetByRole(AriaRole.List, new() { Name = list }).GetByRole(AriaRole.Listitem);

    private static async Task CountsAgreeAsync(params ConsolePage[] pages)
    {
        var counts = new List<string>();
        foreach (var page in pages)
        {
            var count = page.Page.GetByText(new Regex("^[0-9]+ contacts$"));
            await Expect(count).ToBeVisibleAsync();
            counts.Add(await count.InnerTextAsync());
        }

        Assert.Single(counts.Distinct());
    }

    /// <summary>Looks for the chat and the call of somebody whom another agent serves.</summary>
    private static async Task SeesOfAdaAsync(ConsolePage page, bool isSeen)
    {
        foreach (var (tab, field) in new[] { ("Chats", "Search chats by name"), ("Calls", "Search calls by name or number") })
        {
            await page.GoToAsync(tab);
            await page.SearchAsync(field, "Ada Lovelace");
            if (isSeen) await Expect(Rows(page, tab)).ToContainTextAsync(["Ada Lovelace"]);
            else await Expect(page.Page.GetByText($"No {tab.ToLowerInvariant()} fit.")).ToBeVisibleAsync();
        }
    }

    private static async Task FillAsync(ILocator form, string name, string email, string phone, string member)
    {
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "E-mail 1" }).FillAsync(email);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Phone 1" }).FillAsync(phone);
        await form.GetByRole(AriaRole.Textbox, new() { Name = StaffedSite.FieldLabel }).FillAsync(member);
    }

    private static async Task SavePhoneAsync(ConsolePage page, string phone)
    {
        var form = await page.ContactFormAsync("Edit contact");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Phone 1" }).FillAsync(phone);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Contact("Liv Strand")).ToContainTextAsync(phone);
    }

    private static async Task ChooseInRowAsync(ConsolePage page, string name, string item)
    {
        await page.Contacts.GetByRole(AriaRole.Button, new() { Name = $"Actions for {name}" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    private async Task<string> RegisterAsync(string name, string email, string phone, string member = "none")
    {
        var body = new { name, emails = new[] { email }, phones = new[] { phone }, customFields = new { member } };
        var response = await site.Rest.PostAsync("omnichannel/contacts", body, await site.SignInAsync("mara"));
        return response.GetProperty("contactId").GetString()!;
    }
}
