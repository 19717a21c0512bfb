using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Walk;

/// <summary>The life of a contact, from the form of a new one to the typed confirmation of its end.</summary>
[Collection(WalkCollection.Name)]
public sealed class ContactTests(Screens screens, StaffedSite site)
{
    [BrowserFact]
    public Task Contact_is_created_edited_searched_merged_unmerged_and_deleted() => screens.WithOneAsync(site.Url, async screen =>
    {
        // Panel and dialog may look for the contact once more when they hear of its end.
        screen.Expect("404 .*contacts\\.get|400 .*contacts\\.deletion");
        var mara = await ConsolePage.SignInAsync(screen, site, "mara");
        await CreateAsync(mara, "Greta Sandvik", "greta@example.com");
        await CreateAsync(mara, "G. Sandvik", "sandvik@example.org");

        var panel = await mara.OpenContactAsync("sandvik@example.org", "G. Sandvik");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Edit contact" }).ClickAsync();
        var form = await mara.ContactFormAsync("Edit contact");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Phone 1" }).FillAsync("+47 22 55 50 01");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(mara.Contact("G. Sandvik")).ToContainTextAsync("+47 22 55 50 01");

        await mara.OpenContactAsync("22555001", "G. Sandvik");
        await MergeAsync(mara);
        await UnmergeAsync(mara);
        await DeleteAsync(mara, "G. Sandvik");
        await DeleteAsync(mara, "Greta Sandvik");
    });

    [BrowserFact]
    public Task Deletion_whose_response_is_late_leaves_the_user_where_it_has_gone_meanwhile() => screens.WithOneAsync(site.Url, async screen =>
    {
        screen.Expect("404 .*contacts\\.get|400 .*contacts\\.deletion");
        var mara = await ConsolePage.SignInAsync(screen, site, "mara");
        await CreateAsync(mara, "Late Lund", "late.lund@example.com");
        await CreateAsync(mara, "Other Olsen", "other.olsen@example.com");
        var (isDeleted, mayRespond) = (new TaskCompletionSource(), new TaskCompletionSource());
        await screen.Page.RouteAsync("**/omnichannel/contacts.delete", async route =>
        {
            var response = await route.FetchAsync(new() { Timeout = 180_000 });
            isDeleted.SetResult();
            await mayRespond.Task;
            await route.FulfillAsync(new() { Response = response });
        });

        await DeleteAsync(mara, "Late Lund");
        await isDeleted.Task;
        await mara.OpenContactAsync("other.olsen@example.com", "Other Olsen");
        mayRespond.SetResult();
        await screen.ExpectToldAsync("Late Lund is deleted");
        await Expect(mara.Contact("Other Olsen")).ToBeVisibleAsync();
    });

    private static async Task CreateAsync(ConsolePage page, string name, string email)
    {
        await page.GoToAsync("Contacts");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "New contact" }).ClickAsync();
        var form = await page.ContactFormAsync("New contact");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "E-mail 1" }).FillAsync(email);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Contact(name)).ToContainTextAsync(email);
    }

    /// <summary>Chooses the name of one and looks at what would come out, before the contacts become one.</summary>
    private static async Task MergeAsync(ConsolePage page)
    {
        var panel = await page.OpenContactAsync("greta@example.com", "Greta Sandvik");
        await page.ChooseInContactAsync(panel, "Greta Sandvik", "Merge…");
        var dialog = page.Dialog("Merge another contact into Greta Sandvik");
        await dialog.GetByRole(AriaRole.Searchbox, new() { Name = "Find the other contact" }).FillAsync("G. Sandvik");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge with G. Sandvik", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Greta Sandvik" }).CheckAsync();
        var result = dialog.GetByRole(AriaRole.Region, new() { Name = "The contact will be" });
        foreach (var kept in new[] { "Greta Sandvik", "greta@example.com", "sandvik@example.org", "+47 22 55 50 01" })
            await Expect(result).ToContainTextAsync(kept);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();

        await Expect(panel).ToContainTextAsync("sandvik@example.org");
        await page.SearchAsync("Search contacts", "sandvik@example.org");
        await Expect(page.Contacts.GetByRole(AriaRole.Link, new() { Name = "Greta Sandvik" })).ToBeVisibleAsync();
        await Expect(page.Contacts.GetByRole(AriaRole.Link, new() { Name = "G. Sandvik" })).Not.ToBeVisibleAsync();
    }

    private static async Task UnmergeAsync(ConsolePage page)
    {
        var panel = page.Contact("Greta Sandvik");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Separate G. Sandvik again" }).ClickAsync();
        await Expect(panel).Not.ToContainTextAsync("sandvik@example.org");
        await page.OpenContactAsync("sandvik@example.org", "G. Sandvik");
        await Expect(page.Contact("G. Sandvik")).ToContainTextAsync("+47 22 55 50 01");
    }

    private static async Task DeleteAsync(ConsolePage page, string name)
    {
        var panel = await page.OpenContactAsync(name, name);
        await page.ChooseInContactAsync(panel, name, "Delete…");
        var dialog = page.Dialog($"Delete {name}?");
        var field = dialog.GetByRole(AriaRole.Textbox, new() { Name = "Confirmation text" });
        await field.FillAsync("anything else");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await field.FillAsync(await dialog.Locator(".confirm-text").InnerTextAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(dialog).Not.ToBeVisibleAsync();
        await Expect(page.Contacts.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).Not.ToBeVisibleAsync();
    }
}
