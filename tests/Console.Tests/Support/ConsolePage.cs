using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens;

/// <summary>The console as one of its users sees and uses it.</summary>
public sealed class ConsolePage(IPage page)
{
    public IPage Page => page;

    public ILocator Messages => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    public ILocator Reply => page.GetByRole(AriaRole.Textbox, new() { Name = "Write a reply" });

    public ILocator Note => page.GetByRole(AriaRole.Textbox, new() { Name = "Write a private note" });

    /// <summary>A dialog of its own title, or the one that is open.</summary>
    public ILocator Dialog(string? title = null) => page.GetByRole(AriaRole.Dialog, new() { Name = title });

    /// <summary>Signs in by the form.</summary>
    public static async Task<ConsolePage> SignInAsync(Screen screen, StaffedSite site, string user)
    {
        var page = screen.Page;
        await page.SetViewportSizeAsync(1440, 1000);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "User name or e-mail" }).FillAsync(user);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(site.Site.PasswordOf(user));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return new ConsolePage(page);
    }

    /// <summary>Goes to a tab by its link in the rail.</summary>
    public Task GoToAsync(string tab) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();

    public ILocator Chat(string visitor) => page.GetByRole(AriaRole.Region, new() { Name = $"Chat with {visitor}", Exact = true });

    /// <summary>Takes the visitor's chat out of the queue, which opens it.</summary>
    public async Task TakeAsync(string visitor)
    {
        await TakeButton(visitor).ClickAsync();
        await Expect(Chat(visitor)).ToBeVisibleAsync();
        await Expect(Reply).ToBeVisibleAsync();
    }

    /// <summary>
    /// Opens a chat of the inbox that is the user's, or is about to be. Waits until it does not stand among those that wait any more: it would go away under
    /// the click.
    /// </summary>
    public async Task OpenAsync(string visitor)
    {
        var link = page.GetByRole(AriaRole.List, new() { Name = "Chats" }).GetByRole(AriaRole.Link, new() { Name = visitor });
        await Expect(link).ToBeVisibleAsync();
        await Expect(TakeButton(visitor)).ToHaveCountAsync(0);
        await link.ClickAsync();
        await Expect(Chat(visitor)).ToBeVisibleAsync();
    }

    /// <summary>Finds a chat in the tab Chats and opens it whole.</summary>
    public async Task FindChatAsync(string visitor)
    {
        await PreviewAsync(visitor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open chat" }).ClickAsync();
        await Expect(Chat(visitor)).ToBeVisibleAsync();
    }

    /// <summary>Finds a chat in the tab Chats and chooses it. Returns its preview.</summary>
    public async Task<ILocator> PreviewAsync(string visitor)
    {
        await GoToAsync("Chats");
        await SearchAsync("Search chats by name", visitor);
        await page.GetByRole(AriaRole.List, new() { Name = "Chats" }).GetByRole(AriaRole.Link, new() { Name = visitor }).First.ClickAsync();
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = visitor })).ToBeVisibleAsync();
        return preview;
    }

    /// <summary>
    /// Fills in a search of a list, once no dialog is before it any more, as the field would take no text. Waits until the list is that of the search: what
    /// stood there before would go away under a click.
    /// </summary>
    public async Task SearchAsync(string field, string text)
    {
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = field }).FillAsync(text);
        await page.WaitForFunctionAsync("text => new URLSearchParams(location.search).get('q') === text", text);
    }

    private ILocator TakeButton(string visitor) => page.GetByRole(AriaRole.Button, new() { Name = $"Take the chat with {visitor}", Exact = true });

    public async Task SayAsync(string text)
    {
        await Reply.FillAsync(text);
        await Reply.PressAsync("Enter");
        await Expect(Messages).ToContainTextAsync(text);
    }

    public async Task WriteNoteAsync(string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Private note" }).ClickAsync();
        await Note.FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(Messages).ToContainTextAsync(text);
        var back = page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true });
        if (await back.IsVisibleAsync()) await back.ClickAsync();
    }

    /// <summary>Chooses from a menu that a button opens.</summary>
    public async Task ChooseAsync(string menu, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>Finds a contact in the tab Contacts, and opens it. Returns its panel.</summary>
    public async Task<ILocator> OpenContactAsync(string search, string name)
    {
        await GoToAsync("Contacts");
        await SearchAsync("Search contacts", search);
        await Contacts.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await Expect(Contact(name)).ToBeVisibleAsync();
        return Contact(name);
    }

    /// <summary>A contact's form, once it has put the focus into its first field.</summary>
    public async Task<ILocator> ContactFormAsync(string title)
    {
        var form = page.GetByRole(AriaRole.Form, new() { Name = title });
        await Expect(form.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true })).ToBeFocusedAsync();
        return form;
    }

    public ILocator Contacts => page.GetByRole(AriaRole.List, new() { Name = "Contacts" });

    public ILocator Contact(string name) => page.GetByRole(AriaRole.Region, new() { Name = $"Contact {name}", Exact = true });

    /// <summary>Chooses from the menu in a contact's panel.</summary>
    public async Task ChooseInContactAsync(ILocator panel, string name, string item)
    {
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Actions for {name}", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>The part of the contact that is open which has the tab's name.</summary>
    public async Task<ILocator> ContactTabAsync(string name, string tab)
    {
        await Contact(name).GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
        return Contact(name).GetByRole(AriaRole.Tabpanel, new() { Name = tab });
    }
}
