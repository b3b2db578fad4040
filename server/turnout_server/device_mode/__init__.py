"""What a browser asks for: Analytics.js, the settings it runs on, and the plugins that send from the page itself."""
